from django.urls import path

from enishi.rights import incident_views as views

urlpatterns = [
    path("", views.incidents, name="incident_list"),
    path("new/", views.incident_new, name="incident_new"),
    path("lists/<uuid:public_id>/", views.affected_list, name="affected_list"),
    path("<uuid:public_id>/", views.incident, name="incident"),
    path("<uuid:public_id>/steps/", views.steps, name="incident_steps"),
    path("<uuid:public_id>/endings/", views.endings, name="incident_endings"),
    path("<uuid:public_id>/lists/", views.lists, name="incident_lists"),
    path("<uuid:public_id>/additions/", views.additions, name="incident_additions"),
    path("<uuid:public_id>/edit/", views.incident_edit, name="incident_edit"),
    path("<uuid:public_id>/versions/", views.incident_versions, name="incident_versions"),
]
