from datetime import date, time

import pytest
from icalendar import Calendar

from enishi.cycle.models import CalendarFeed
from enishi.cycle.transitions import issue_feed, visit
from enishi.people.models import Membership
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]
DAY = date(2026, 12, 10)


def planned(by=None, **options):
    make.programme()
    details = {"starts": time(13, 30), "agenda": "後継ぎのこと"}
    return visit(
        make.company(), planned_on=DAY, details=details, by=by or make.coordinator(), **options
    )


def read(client, secret):
    response = client.get(f"/visits/calendar/{secret}.ics")
    assert response.status_code == 200, response.status_code
    return Calendar.from_ical(response.content).walk("VEVENT")


def issued(whole_body=False, by=None):
    person = by or make.coordinator()
    return issue_feed(make.organisation(), whole_body=whole_body, by=person)


def test_a_calendar_reads_the_visits_without_signing_in(client):
    planned()

    [event] = read(client, issued())

    assert event["summary"] == "訪問：株式会社みどり精機"
    assert f"{event['dtstart'].dt:%Y-%m-%d %H:%M %Z}" == "2026-12-10 13:30 JST"
    assert "後継ぎ" not in str(event.to_ical())


def test_somebody_who_goes_along_has_the_visit_too_and_the_others_have_not(client):
    hirai, sato = make.member("hirai"), make.member("sato")
    planned(companions=[hirai])

    assert len(read(client, issued(by=hirai))) == 1
    assert read(client, issued(by=sato)) == []
    assert len(read(client, issued(whole_body=True, by=sato))) == 1


def test_a_new_address_silences_the_old_one(client):
    old = issued()
    new = issued()

    assert client.get(f"/visits/calendar/{old}.ics").status_code == 404
    assert read(client, new) == []


def test_who_has_left_the_body_reads_nothing_any_more(client):
    secret = issued()
    Membership.objects.update(ended_at=make.now())

    assert client.get(f"/visits/calendar/{secret}.ics").status_code == 404


def test_an_address_is_shown_once_and_stopped_with_a_press(client):
    client.force_login(make.coordinator())

    given = client.post("/visits/calendar/", {"whole_body": ""}).text
    shown = given.partition('<textarea id="given"')[2].partition("</textarea>")[0]
    assert "/visits/calendar/" in shown
    assert 'data-copies="given"' in given
    assert '<textarea id="given"' not in client.get("/visits/calendar/").text

    feed = CalendarFeed.objects.get()
    client.post(f"/visits/calendar/{feed.public_id}/ends/")
    assert list(CalendarFeed.objects.visible_to(make.coordinator())) == []


def test_the_calendar_says_what_the_time_of_tokyo_is(client):
    planned()

    told = client.get(f"/visits/calendar/{issued()}.ics").content.decode()

    assert "TZID=Asia/Tokyo" in told
    assert "BEGIN:VTIMEZONE" in told
