"""What waits while the network is built, on the 推進室's own start page."""

import pytest

from enishi.network.models import InvitationAnswer
from enishi.network.transitions import find_body, invite_body, note_answer
from enishi.web.start.network import building
from tests import make
from tests.network.given import mizuno, office

pytestmark = pytest.mark.django_db
VALUES = {"kind": "npo", "reason": "皮革の経験が多い。"}


def found(name):
    return find_body(office(), values=VALUES | {"name": name}, on=make.TODAY, by=mizuno())


def told():
    return [(str(label), n) for label, n, _where in building(mizuno())]


def test_each_body_waits_where_its_next_step_is():
    found("川べりの会")
    asked = [
        invite_body(found(name), on=make.TODAY, by=mizuno())
        for name in ("下町の会", "谷中の会", "浅草の会")
    ]
    note_answer(asked[1], answer=InvitationAnswer.JOINS, on=make.TODAY, by=mizuno())
    note_answer(asked[2], answer=InvitationAnswer.DECLINES, on=make.TODAY, by=mizuno())

    assert told() == [
        ("これから参加を要請する団体", 1),
        ("お返事を待っている団体", 1),
        ("賛同のお返事をいただき、書面を待っている団体", 1),
    ]


def test_a_body_without_people_waits_for_its_head():
    mizuno()
    assert told() == []

    make.other_organisation()

    assert told() == [("人がまだだれもいない団体", 1)]


def test_the_start_page_leads_to_where_it_waits(client):
    found("川べりの会")
    client.force_login(mizuno())

    page = client.get("/network/").text

    assert 'href="/network/bodies/#found"' in page
    assert '<details class="fold card flat" id="found" open' in client.get("/network/bodies/").text
