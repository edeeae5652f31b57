from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from enishi.logbook.models import Entry
from enishi.logbook.refused import Refused
from enishi.people.models import Membership, Organisation, OrganisationKind, Role, User
from enishi.people.transitions import found
from tests import make

pytestmark = pytest.mark.django_db
TANAKA = {"username": "tanaka", "family_name": "田中", "given_name": "一郎", "email": ""}


def begin(code: str = "NNW", person: dict[str, Any] = TANAKA) -> Membership:
    return found(
        code,
        "協働NPOネットワーク推進室",
        kind=OrganisationKind.NPO,
        role=Role.NETWORK_OFFICE,
        person=person,
        password="eleven and one more",  # noqa: S106 -- tests only
        on=date(2026, 4, 1),
    )


def test_the_first_body_has_one_person_who_may_sign_in():
    membership = begin()

    assert (membership.organisation.code, membership.role) == ("NNW", "network_office")
    assert membership.user.full_name == "田中 一郎"
    assert membership.user.check_password("eleven and one more")


def test_both_are_written_in_the_logbook_under_the_persons_own_name():
    membership = begin()

    assert [(e.verb, e.actor) for e in Entry.objects.order_by("id")] == [
        ("founded", membership.user.public_id),
        ("joined", membership.user.public_id),
    ]


def test_an_installation_is_founded_once_only():
    make.organisation()

    with pytest.raises(Refused, match="団体がすでに登録されています"):
        begin()

    assert User.objects.count() == 0


def test_without_a_name_to_sign_in_with_nothing_is_written():
    with pytest.raises(ValidationError):
        begin(person=TANAKA | {"username": ""})

    assert (Organisation.objects.count(), User.objects.count()) == (0, 0)
