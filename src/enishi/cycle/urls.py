from django.urls import path

from enishi.cycle import views

urlpatterns = [
    path("", views.needs, name="need_list"),
    path("new/", views.need_new, name="need_new"),
    path("<uuid:public_id>/", views.need, name="need"),
    path("<uuid:public_id>/versions/", views.need_versions, name="need_versions"),
    path("<uuid:public_id>/edit/", views.need_edit, name="need_edit"),
    path("<uuid:public_id>/categories/", views.categories, name="need_categories"),
    path("<uuid:public_id>/candidates/", views.candidates, name="need_candidates"),
    path("candidates/<uuid:public_id>/withdrawals/", views.withdrawals, name="withdrawals"),
]
