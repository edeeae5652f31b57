"""How a record of each kind comes to be in a 推進室; no other body has any of these."""

from collections.abc import Callable

from django.db import models

from enishi.network.models import CandidateBody, CommitteeMeeting
from enishi.network.transitions import call_committee, find_body, invite_body
from enishi.people.models import Organisation, Role, User
from tests import make


def a_candidate_body(office: Organisation, by: User) -> CandidateBody:
    """A body that may be asked to join."""
    found = CandidateBody.objects.count()
    told = {"name": f"下町工房の会{found}", "kind": "npo", "prefecture": "13", "reason": "皮革。"}
    return find_body(office, values=told, on=make.TODAY, by=by)


def a_committee(office: Organisation, by: User) -> CommitteeMeeting:
    """A meeting whose minutes are still a draft."""
    number = CommitteeMeeting.objects.count() + 1
    return call_committee(
        office, number=number, on=make.TODAY, place="会議室", agenda=["活動地域"], by=by
    )


def somebody_in(office: Organisation) -> User:
    """A person of a 推進室 who is nobody of those who ask."""
    return make.member(of=office, role=Role.NETWORK_OFFICE)


OFFICE: dict[str, Callable[[Organisation, User], models.Model]] = {
    "network.candidatebody": a_candidate_body,
    "network.committeemeeting": a_committee,
    "network.bodyinvitation": lambda office, by: invite_body(
        a_candidate_body(office, by), on=make.TODAY, by=by
    ),
}
