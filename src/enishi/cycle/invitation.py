"""An interview as a calendar takes it (.ics), for the letter to the expert and for his own page."""

from datetime import timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from enishi.cycle.models import Interview


def as_calendar(interview: Interview) -> bytes:
    """One event; its UID stays the interview's, so that a calendar moves it when it is moved."""
    event = Event()
    event.add("uid", f"{interview.public_id}@enishi")
    event.add("sequence", interview.version)
    event.add("dtstamp", interview.introduction.introduced_at)
    event.add("dtstart", interview.starts_at)
    event.add("dtend", interview.starts_at + timedelta(minutes=interview.minutes))
    company = interview.introduction.company.name
    event.add("summary", _("面談　%(company)s") % {"company": company})
    event.add("location", interview.place_by_name)
    if interview.attending:
        event.add("description", _("同席　%(who)s") % {"who": interview.attending})
    calendar = Calendar()
    calendar.add("prodid", "-//Enishi//interviews//JA")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
