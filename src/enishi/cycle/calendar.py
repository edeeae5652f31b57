"""予定表: visits as a calendar reads them, without anything of what was said or assessed."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from enishi.cycle.models import CalendarFeed, Visit

BEHIND = timedelta(days=90)
USUAL = timedelta(hours=1, minutes=30)
AFRESH = timedelta(hours=1)


def visits_in(feed: CalendarFeed) -> QuerySet[Visit]:
    """The visits that stand in a calendar: a whole body's, or those on which its owner goes."""
    since = timezone.localdate() - BEHIND
    rows = Visit.objects.live().filter(organisation=feed.organisation)
    rows = rows.filter(Q(visited_on__gte=since) | Q(visited_on=None, planned_on__gte=since))
    if not feed.whole_body:
        rows = rows.filter(Q(coordinator=feed.user) | Q(companions__user=feed.user)).distinct()
    return rows.select_related("company").prefetch_related("companions__user").order_by("id")


def calendar_of(feed: CalendarFeed, *, address: Callable[[Visit], str]) -> bytes:
    """The calendar as a file that every program reads."""
    calendar = Calendar()
    calendar.add("prodid", "-//Enishi//visits//JA")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", calendar_name(feed))
    calendar.add("refresh-interval", AFRESH, parameters={"VALUE": "DURATION"})
    for one in visits_in(feed):
        calendar.add_component(event_of(one, address=address(one)))
    # A program that does not know Asia/Tokyo reads here what it is.
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def calendar_name(feed: CalendarFeed) -> str:
    """What the calendar is called in a list of calendars."""
    whose = feed.organisation.name if feed.whole_body else feed.user.full_name
    return _("訪問の予定（%(whose)s）") % {"whose": whose}


def event_of(one: Visit, *, address: str) -> Event:
    """One visit: the day alone where the hour is not fixed."""
    event, day = Event(), one.visited_on or one.planned_on
    event.add("uid", f"{one.public_id}@enishi")
    event.add("dtstamp", timezone.now())
    event.add("sequence", one.version)
    event.add("summary", _("訪問：%(company)s") % {"company": one.company.name})
    event.add("url", address)
    event.add("location", one.place or one.company.city)
    if day and one.starts:
        begin = timezone.make_aware(datetime.combine(day, one.starts))
        event.add("dtstart", begin)
        until = timezone.make_aware(datetime.combine(day, one.ends)) if one.ends else begin + USUAL
        event.add("dtend", until)
    elif day:
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
    people = [along.user.full_name for along in one.companions.all()]
    if people:
        event.add("description", _("同行：%(people)s") % {"people": "、".join(people)})
    return event
