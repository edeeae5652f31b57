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

    assert [answer.status_code for answer in answers] == [422, 422, 302]
    assert "お休みの期限は、きょうより後の日にしてください。例：" in answers[0].text
    yamada.refresh_from_db()
    assert yamada.paused_until == date(2038, 3, 31)
    assert client.post(f"/experts/{yamada.public_id}/returns/").status_code == 302


@pytest.mark.parametrize(("stands", "status"), [(None, 422), (date(2020, 1, 1), 302)])
def test_the_card_takes_no_past_end_of_a_rest_anew_and_leaves_an_old_one(client, stands, status):
    yamada = make.expert(paused_until=stands)
    client.force_login(make.coordinator())
    typed = {"family_name": "山田", "given_name": "誠", "capacity": "2", "read_at": yamada.version}

    answer = client.post(
        f"/experts/{yamada.public_id}/edit/", typed | {"paused_until": "令和2年1月1日"}
    )

    assert answer.status_code == status
