from django.urls import path

from enishi.network.views import groups

urlpatterns = [
    path("groups/", groups.groups, name="group_list"),
    path("groups/new/", groups.group_new, name="group_new"),
    path("groups/<uuid:public_id>/", groups.group, name="group"),
    path("groups/<uuid:public_id>/members/", groups.members, name="group_members"),
    path(
        "group-memberships/<uuid:public_id>/departures/",
        groups.departures,
        name="group_departures",
    ),
]
