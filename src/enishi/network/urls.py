from django.urls import path

from enishi.network.views import groups, invitations, joint_use, members

urlpatterns = [
    path("members/", members.members, name="member_list"),
    path("members/new/", members.member_new, name="member_new"),
    path("memberships/<uuid:public_id>/endings/", members.endings, name="membership_endings"),
    path("memberships/<uuid:public_id>/stops/", members.stops, name="membership_stops"),
    path(
        "invitations/<uuid:public_id>/withdrawals/",
        members.withdrawals,
        name="invitation_withdrawals",
    ),
    path("invited/<str:secret>/", invitations.invitation, name="invitation"),
    path("joint-use/", joint_use.joint_use, name="joint_use"),
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
