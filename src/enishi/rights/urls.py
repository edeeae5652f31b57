from django.urls import path

from enishi.rights import views

urlpatterns = [
    path("", views.cases, name="rights"),
    path("people/<uuid:public_id>/", views.rights_of, name="rights_of"),
    path("<uuid:public_id>/", views.rights_case, name="rightscase"),
    path("<uuid:public_id>/checks/", views.checks, name="rights_checks"),
    path("<uuid:public_id>/disclosure/", views.disclosure, name="rights_disclosure"),
    path("<uuid:public_id>/withdrawals/", views.withdrawals, name="rights_withdrawals"),
    path("<uuid:public_id>/answers/", views.answers, name="rights_answers"),
]
