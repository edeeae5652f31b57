"""What giver and receiver write down of a card stays for three years after the giving has ended."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from enishi.experts.models import Acquisition, Basis, Provision
from enishi.experts.transitions import end_sharing, forget_what_was_given, share_expert
from enishi.logbook.models import Entry
from enishi.people.models import Role
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]
DAY = timedelta(days=1)


@pytest.fixture
def yamada():
    person = make.expert()
    person.account = make.member(role=Role.EXPERT)
    person.save()
    make.shared(person)
    return person


def long_ago():
    """As if given, and for all that is known ended, more than three years ago."""
    yesterday = timezone.localdate() - DAY
    Provision.objects.update(provided_on=date(2019, 4, 1), keep_until=yesterday)
    Acquisition.objects.update(acquired_on=date(2019, 4, 1), keep_until=yesterday)


def ended(person):
    by = make.coordinator("writer-AK")
    end_sharing(person, body=make.other_organisation(), reason="もう要らない", at=make.now(), by=by)


def forgotten():
    return forget_what_was_given(on=timezone.localdate(), at=timezone.now(), by=None)


def test_what_is_over_is_blanked_on_both_sides_and_a_stub_stays(yamada):
    ended(yamada)
    long_ago()

    assert forgotten() == 2

    given, received = Provision.objects.get(), Acquisition.objects.get()
    assert (given.items, given.forgotten_at is None) == ("", False)
    assert (received.items, received.history, received.forgotten_at is None) == ("", "", False)
    last = Entry.objects.order_by("-id")[:2]
    assert {one.organisation for one in last} == {
        yamada.organisation.public_id,
        make.other_organisation().public_id,
    }
    assert [one.verb for one in last] == ["forgotten", "forgotten"]
    assert forgotten() == 0


def test_as_long_as_the_receiver_sees_the_card_nothing_is_forgotten(yamada):
    long_ago()

    assert forgotten() == 0
    assert Provision.objects.get().items != ""


def test_on_its_last_day_it_is_still_there(yamada):
    ended(yamada)
    Provision.objects.update(keep_until=timezone.localdate())
    Acquisition.objects.update(keep_until=timezone.localdate())

    assert forgotten() == 0


def test_what_is_forgotten_stands_on_no_page(client, yamada):
    ended(yamada)
    long_ago()
    client.force_login(yamada.account)
    address = f"/experts/{yamada.public_id}/consents/"
    before = client.get(address).text
    forgotten()
    after = client.get(address).text

    assert ["同意にもとづく提供は、まだありません" in page for page in (before, after)] == [
        False,
        True,
    ]
    assert ["受けとった団体が書いた、取得の経緯" in page for page in (before, after)] == [
        True,
        False,
    ]


def test_a_later_end_brings_back_nothing_that_was_forgotten(yamada):
    ended(yamada)
    long_ago()
    forgotten()
    by = make.coordinator("writer-AK")
    share_expert(yamada, to=[make.other_organisation()], basis=Basis.CONSENT, on=make.TODAY, by=by)
    ended(yamada)

    old, new = Provision.objects.order_by("id")
    assert (old.items, old.keep_until) == ("", timezone.localdate() - DAY)
    assert new.keep_until > timezone.localdate()
