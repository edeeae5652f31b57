from datetime import date

import pytest

from enishi.experts.transitions import pause_expert, unpause_expert
from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db
SPRING = date(2027, 3, 31)


def test_a_rest_begins_and_ends_with_an_entry_each():
    yamada, okamoto = make.expert(), make.coordinator()

    pause_expert(yamada, until=SPRING, on=make.TODAY, by=okamoto)
    assert yamada.paused_until == SPRING
    unpause_expert(yamada, by=okamoto)

    assert yamada.paused_until is None
    verbs = Entry.objects.filter(verb__endswith="paused").order_by("id")
    assert [entry.verb for entry in verbs] == ["paused", "unpaused"]


def test_a_rest_ends_after_today():
    with pytest.raises(Refused, match="きょうより後"):
        pause_expert(make.expert(), until=make.TODAY, on=make.TODAY, by=make.coordinator())


def test_the_person_himself_may_rest_and_a_stranger_may_not_let_him():
    yamada = make.expert()
    stranger = make.member(of=make.other_organisation())

    with pytest.raises(NotYours):
        pause_expert(yamada, until=SPRING, on=make.TODAY, by=stranger)
    with pytest.raises(NotYours):
        unpause_expert(yamada, by=stranger)
    yamada.account = make.member("yamada", role="expert")
    pause_expert(yamada, until=SPRING, on=make.TODAY, by=yamada.account)
    assert yamada.paused_until == SPRING


def test_the_page_takes_a_day_in_any_writing_and_refuses_one_that_is_past(client):
    yamada = make.expert()
    client.force_login(make.coordinator())
    page = f"/experts/{yamada.public_id}/pauses/"

    answers = [
        client.post(page, {"until": text}) for text in ("令和２年１月１日", "そのうち", "R20.3.31")
    ]

    assert [answer.status_code for answer in answers] == [409, 422, 302]
    yamada.refresh_from_db()
    assert yamada.paused_until == date(2038, 3, 31)
    assert client.post(f"/experts/{yamada.public_id}/returns/").status_code == 302
