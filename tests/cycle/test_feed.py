import pytest

from enishi.cycle.fingerprints import fingerprint_of
from enishi.cycle.models import CalendarFeed
from enishi.cycle.transitions import issue_feed, stop_feed
from enishi.logbook.refused import NotYours
from tests import make

pytestmark = pytest.mark.django_db


def issued(**options):
    return issue_feed(make.organisation(), whole_body=False, by=make.coordinator(), **options)


def test_the_table_keeps_only_a_fingerprint_of_the_address():
    secret = issued()

    feed = CalendarFeed.objects.get()
    assert feed.fingerprint == fingerprint_of(secret)
    assert secret not in str(feed.__dict__)


def test_a_new_address_ends_the_earlier_one():
    first, second = issued(), issued()

    live = CalendarFeed.objects.get(ended_at=None)
    assert live.fingerprint == fingerprint_of(second) != fingerprint_of(first)


def test_nobody_stops_the_address_of_somebody_else():
    issued()
    feed = CalendarFeed.objects.get()

    with pytest.raises(NotYours):
        stop_feed(feed, by=make.member("hirai"))

    stop_feed(feed, by=make.coordinator())
    assert list(CalendarFeed.objects.visible_to(make.coordinator())) == []
