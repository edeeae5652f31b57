"""How a record of each kind comes to be in a 推進室; no other body has any of these."""

from collections.abc import Callable

from django.db import models

from enishi.network.models import AgreementKind, CandidateBody, CommitteeMeeting, InvitationAnswer
from enishi.network.transitions import (
    call_committee,
    find_body,
    invite_body,
    note_answer,
    sign_agreement,
    take_in_body,
)
from enishi.people.models import Organisation, Role, User
from tests import make


def a_candidate_body(office: Organisation, by: User) -> CandidateBody:
    """A body that may be asked to join."""
    found = CandidateBody.objects.count()
    told = {"name": f"下町工房の会{found}", "kind": "npo", "prefecture": "13", "reason": "皮革。"}
    return find_body(office, values=told, on=make.TODAY, by=by)


def a_joined_body(office: Organisation, by: User) -> CandidateBody:
    """A body that belongs to the network."""
    found = a_candidate_body(office, by)
    asked = invite_body(found, on=make.TODAY, by=by)
    note_answer(asked, answer=InvitationAnswer.JOINS, on=make.TODAY, by=by)
    for kind in AgreementKind:
        sign_agreement(found, kind=kind, signed_on=make.TODAY, signatory="石橋 友吉", by=by)
    take_in_body(found, code=f"J{office.code}", on=make.TODAY, by=by)
    return found


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
