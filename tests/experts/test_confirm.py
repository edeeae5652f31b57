from datetime import date

import pytest

from enishi.experts.transitions import confirm_card
from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def murase():
    expert = make.expert(family_name="村瀬")
    expert.account = make.member("murase", role="expert")
    expert.save()
    return expert


def test_one_press_says_that_nothing_has_changed(murase):
    confirm_card(murase, on=date(2026, 9, 18), by=murase.account)

    murase.refresh_from_db()
    assert murase.confirmed_on == date(2026, 9, 18)
    assert [r.version for r in murase.revisions.order_by("version")] == [1, 2]


def test_pressing_twice_on_one_day_says_it_once(murase):
    confirm_card(murase, on=date(2026, 9, 18), by=murase.account)
    confirm_card(murase, on=date(2026, 9, 18), by=murase.account)

    assert Entry.objects.filter(verb="confirmed").count() == 1


def test_nobody_else_says_it_for_him(murase):
    with pytest.raises(NotYours):
        confirm_card(murase, on=date(2026, 9, 18), by=make.coordinator())


def test_the_page_takes_the_press_of_himself_only(client, murase):
    client.force_login(make.coordinator())
    refused = client.post(f"/experts/{murase.public_id}/confirmations/")
    client.force_login(murase.account)
    taken = client.post(f"/experts/{murase.public_id}/confirmations/")

    assert [refused.status_code, taken.status_code] == [404, 302]
