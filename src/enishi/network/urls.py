from django.urls import path

from enishi.network.views import (
    building,
    committee,
    groups,
    invitations,
    joint_use,
    members,
)

urlpatterns = [
    path("members/", members.members, name="member_list"),
    path("members/new/", members.member_new, name="member_new"),
    path("memberships/<uuid:public_id>/endings/", members.endings, name="membership_endings"),
    path("memberships/<uuid:public_id>/roles/", members.roles, name="membership_roles"),
    path("memberships/<uuid:public_id>/stops/", members.stops, name="membership_stops"),
    path(
        "invitations/<uuid:public_id>/withdrawals/",
        members.withdrawals,
        name="invitation_withdrawals",
    ),
    path("invited/<str:secret>/", invitations.invitation, name="invitation"),
    path("joint-use/", joint_use.joint_use, name="joint_use"),
    path("bodies/", building.bodies, name="candidate_body_list"),
    path("bodies/new/", building.body_new, name="candidate_body_new"),
    path("bodies/<uuid:public_id>/", building.body, name="candidatebody"),
    path("bodies/<uuid:public_id>/invitations/", building.invitations, name="body_invitations"),
    path("bodies/<uuid:public_id>/agreements/", building.agreements, name="body_agreements"),
    path("bodies/<uuid:public_id>/partners/", building.partners, name="body_partners"),
    path("invitations/<uuid:public_id>/answers/", building.answers, name="invitation_answers"),
    path("agreements/<uuid:public_id>/paper/", building.paper, name="agreement_paper"),
    path("committee/<uuid:public_id>.pdf", committee.sheet, name="committee_sheet"),
    path("committee/", committee.meetings, name="committee"),
    path("committee/new/", committee.meeting_new, name="committee_meeting_new"),
    path("committee/<uuid:public_id>/", committee.meeting, name="committee_meeting"),
    path("committee/<uuid:public_id>/edit/", committee.meeting_edit, name="committee_meeting_edit"),
    path("committee/<uuid:public_id>/minutes/", committee.minutes, name="committee_minutes"),
    path(
        "committee/<uuid:public_id>/confirmations/",
        committee.confirmations,
        name="committee_confirmations",
    ),
    path(
        "committee/<uuid:public_id>/amendments/",
        committee.amendments,
        name="committee_amendments",
    ),
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
