"""A link of one kind opens nothing at the door of another kind."""

import re

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.utils import timezone

from enishi.cycle.models import Side
from enishi.cycle.transitions import issue_feed, issue_link
from enishi.experts.transitions import ask_confirmation, issue_code
from enishi.people.models import Role
from enishi.people.transitions import invite
from tests import make
from tests.experts import applying

pytestmark = pytest.mark.django_db


def secrets() -> dict[str, str]:
    """One that opens, of every kind that a letter, a paper or a calendar carries."""
    okamoto, body = make.coordinator(), make.organisation()
    head = make.member("kanda", role=Role.HEAD)
    introduction = make.introduction()
    return {
        "/network/invited/{}/": invite(
            body, role=Role.COORDINATOR, family_name="原田", by=head
        ).secret,
        "/experts/confirmations/{}/": ask_confirmation(
            make.expert(), on=timezone.localdate(), by=okamoto
        ).secret,
        "/replies/{}/": issue_link(introduction, side=Side.COMPANY, by=introduction.introduced_by),
        "/visits/calendar/{}.ics": issue_feed(body, whole_body=False, by=okamoto),
        "/accounts/password/reset/key/{}/": (
            f"{user_pk_to_url_str(head)}-{default_token_generator.make_token(head)}"
        ),
    }


def answered(client, address: str, secret: str) -> tuple[int, str]:
    """The answer without what each page has of its own."""
    answer = client.get(address.format(secret), follow=True)
    text = answer.text.replace(secret, "·")
    return answer.status_code, re.sub(r'name="csrfmiddlewaretoken" value="\w+"|csrf\S+', "·", text)


def spoiled(secret: str) -> str:
    """One of the same shape that nobody has handed out, in small letters or large."""
    return f"{secret[:-1]}{'b' if secret[-1] in 'aA' else 'a'}"


def test_each_opens_at_its_own_door_and_nowhere_else(client):
    known = secrets()

    for door in known:
        for kind, secret in known.items():
            opens = answered(client, door, secret) != answered(client, door, spoiled(secret))
            client.cookies.clear()
            assert (door, kind, opens) == (door, kind, door == kind)


def test_none_of_them_is_a_number_with_which_a_registration_goes_on(client):
    code = issue_code(applying.submitted(), by=make.coordinator())
    tried = [*secrets().values(), spoiled(code)]

    answers = [client.post("/registration/resumption/", {"code": one}) for one in (*tried, code)]

    assert [answer.status_code for answer in answers] == [422] * len(tried) + [302]
