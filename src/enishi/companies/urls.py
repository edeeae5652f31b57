from django.urls import path

from enishi.companies import views

urlpatterns = [
    path("", views.companies, name="company_list"),
    path("new/", views.company_new, name="company_new"),
    path("<uuid:public_id>/", views.company, name="company"),
    path("<uuid:public_id>/versions/", views.company_versions, name="company_versions"),
    path("<uuid:public_id>/edit/", views.company_edit, name="company_edit"),
]
