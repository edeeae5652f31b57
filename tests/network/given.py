"""The 推進室 of the tests, and somebody who works in it with his second factor set up."""

from datetime import date, timedelta

from allauth.mfa.models import Authenticator

from enishi.network.models import CandidateBody, InvitationAnswer
from enishi.network.transitions import find_body, invite_body, note_answer
from enishi.people.models import Organisation, Role, User
from tests import make

VALUES = {"name": "下町工房の会", "kind": "npo", "prefecture": "13", "reason": "皮革の経験が多い。"}


def office() -> Organisation:
    return make.organisation("新現役ひろば", code="NNW")


def mizuno() -> User:
    known = User.objects.filter(username="mizuno").first()
    person = known or make.member("mizuno", of=office(), role=Role.NETWORK_OFFICE)
    Authenticator.objects.get_or_create(
        user=person, type=Authenticator.Type.TOTP, defaults={"data": {}}
    )
    return person


def found(*, on: date = make.TODAY, **changed: str) -> CandidateBody:
    """A body that was found."""
    return find_body(office(), values=VALUES | changed, on=on, by=mizuno())


def agreed(candidate: CandidateBody, *, asked_on: date = make.TODAY) -> CandidateBody:
    """The same after it was asked to join, and agreed the day after."""
    asked = invite_body(candidate, on=asked_on, by=mizuno())
    answered_on = asked_on + timedelta(days=1)
    note_answer(asked, answer=InvitationAnswer.JOINS, on=answered_on, by=mizuno())
    return candidate
