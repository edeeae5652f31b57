"""Sessions know whose they are; they end when they rest, and after half a day at the latest."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.test import Client

from enishi.logbook.device import Device, device_of
from enishi.people.models import OpenSession
from enishi.people.sessions import SessionStore, opened_by
from tests import make
from tests.web import arrange

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 9, 18, 9, 0, tzinfo=UTC)
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
COMPUTER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/137.0"


@pytest.fixture
def clock(monkeypatch):
    """Set the clock to some time after the morning."""

    def set_to(**later: float) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: MORNING + timedelta(**later))

    set_to()
    return set_to


def is_in(client: Client, address: str = "/today/") -> bool:
    return client.get(address).status_code == 200


def test_a_session_that_is_used_goes_on_and_one_that_rests_for_two_hours_ends(clock):
    client = arrange.signed_in(arrange.known())
    assert is_in(client)

    clock(minutes=110)
    assert is_in(client)
    clock(minutes=110 + 121)
    assert not is_in(client)


def test_after_twelve_hours_it_ends_however_much_it_is_used(clock):
    client = arrange.signed_in(arrange.known())

    for hour in range(12):
        clock(hours=hour)
        assert is_in(client)
    clock(hours=12, seconds=1)
    assert not is_in(client)


def test_a_session_that_has_come_to_its_end_is_no_longer_among_ones_own(clock):
    okamoto = arrange.known()
    assert is_in(arrange.signed_in(okamoto))
    open_at_first = OpenSession.objects.visible_to(okamoto).count()

    clock(hours=3)

    assert (open_at_first, OpenSession.objects.visible_to(okamoto).count()) == (1, 0)


def test_what_a_page_asks_for_by_itself_keeps_nobody_signed_in(clock, client):
    table = make.deliberation()
    client.force_login(make.coordinator())
    assert is_in(client)

    clock(minutes=110)
    assert is_in(client, f"/deliberations/{table.public_id}/state/")

    clock(minutes=125)
    assert not is_in(client)


def test_it_is_not_written_with_every_press(clock, client):
    client.force_login(arrange.known())
    is_in(client)
    written = OpenSession.objects.get().expire_date

    clock(minutes=4)
    is_in(client)
    assert OpenSession.objects.get().expire_date == written
    clock(minutes=6)
    is_in(client)
    assert OpenSession.objects.get().expire_date == written + timedelta(minutes=6)


def test_a_session_of_nobody_belongs_to_nobody_and_lasts_as_before(clock, client):
    client.post("/settings/text-size/", {"size": "l"})

    row = OpenSession.objects.get()
    assert (row.account, row.public_id) == (None, None)
    assert row.expire_date == MORNING + timedelta(hours=12)


def test_one_sees_ones_own_this_one_first_with_device_and_times(clock):
    okamoto = arrange.known()
    arrange.signed_in(arrange.known("hirai")).get("/today/")
    phone, computer = (arrange.signed_in(okamoto) for _ in range(2))
    phone.get("/today/", headers={"User-Agent": PHONE})
    clock(minutes=10)
    computer.get("/today/", headers={"User-Agent": COMPUTER})
    clock(minutes=30)
    phone.get("/today/", headers={"User-Agent": PHONE})

    told = [
        (one.device, one.begun_at, one.used_at, one.is_here)
        for one in opened_by(okamoto, here=computer.session)
    ]

    ten, thirty = MORNING + timedelta(minutes=10), MORNING + timedelta(minutes=30)
    assert told == [
        (Device.WINDOWS, ten, ten, True),
        (Device.IPHONE, MORNING, thirty, False),
    ]


def test_a_session_that_a_new_password_has_ended_is_not_in_the_list():
    okamoto = arrange.known()
    arrange.signed_in(okamoto).get("/today/")
    okamoto.set_password("another and a long one")
    okamoto.save()
    here = arrange.signed_in(okamoto)
    here.get("/today/")

    assert [one.is_here for one in opened_by(okamoto, here=here.session)] == [True]


def test_a_page_that_is_being_answered_does_not_bring_an_ended_session_back():
    client = arrange.signed_in(arrange.known())
    client.get("/today/")
    answering = SessionStore(client.session.session_key)
    answering["writes_as"] = "x"
    OpenSession.objects.all().delete()

    with pytest.raises(UpdateError):
        answering.save()

    assert OpenSession.objects.count() == 0


def test_one_that_goes_on_under_another_key_is_another_row_that_began_as_long_ago(clock):
    okamoto = arrange.known()
    client = arrange.signed_in(okamoto)
    client.get("/today/")
    first = OpenSession.objects.get()

    clock(minutes=1)
    client.post("/settings/sign-ins/endings/")

    then = OpenSession.objects.get()
    okamoto.refresh_from_db()
    [told] = opened_by(okamoto, here=client.session)
    assert {first.session_key, first.public_id} & {then.session_key, then.public_id} == set()
    assert (told.public_id, told.begun_at, told.is_here) == (then.public_id, MORNING, True)


@pytest.mark.parametrize(
    ("said", "device"),
    [
        (PHONE, Device.IPHONE),
        (COMPUTER, Device.WINDOWS),
        ("Mozilla/5.0 (Linux; Android 15; Pixel 9) Mobile Safari/537.36", Device.ANDROID),
        ("Mozilla/5.0 (Linux; Android 14; SM-X200) Safari/537.36", Device.ANDROID_TABLET),
        ("Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X)", Device.IPAD),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)", Device.MAC),
        ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0)", Device.CHROMEBOOK),
        ("Mozilla/5.0 (X11; Linux x86_64)", Device.LINUX),
        ("curl/8", Device.UNKNOWN),
        ("", Device.UNKNOWN),
    ],
)
def test_a_browser_is_known_by_its_kind_of_device(said, device):
    assert device_of(said) is device
