from django.urls import path

from enishi.experts import views

urlpatterns = [
    path("", views.experts, name="expert_list"),
    path("new/", views.expert_new, name="expert_new"),
    path("<uuid:public_id>/", views.expert, name="expert"),
    path("<uuid:public_id>/versions/", views.expert_versions, name="expert_versions"),
    path("<uuid:public_id>/edit/", views.expert_edit, name="expert_edit"),
]
