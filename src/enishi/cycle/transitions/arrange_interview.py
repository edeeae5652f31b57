from datetime import datetime

from django.db import transaction

from enishi.cycle.models import Interview, Introduction
from enishi.cycle.transitions.introduce import open_one
from enishi.cycle.transitions.recuse import refuse_outsiders
from enishi.logbook.record import claim, record
from enishi.people.models import User


@transaction.atomic
def arrange_interview(
    introduction: Introduction,
    *,
    starts_at: datetime,
    place: str,
    attending: str = "",
    minutes: int = 60,
    by: User,
) -> Interview:
    """Write down when and where the two meet; the next interview gets the next number."""
    refuse_outsiders(introduction.deliberation, by=by)
    introduction = open_one(introduction)
    live = introduction.interviews.live()
    interview = Interview(
        organisation=introduction.organisation,
        introduction=introduction,
        number=live.count() + 1,
        starts_at=starts_at,
        minutes=minutes,
        place=place,
        attending=attending,
    )
    interview.full_clean()
    interview.save()
    record("arranged", interview, by=by, within=introduction.organisation)
    return interview


@transaction.atomic
def move_interview(
    interview: Interview, *, starts_at: datetime, place: str, read_at: int, by: User
) -> Interview:
    """Move an interview to another time or place."""
    refuse_outsiders(interview.introduction.deliberation, by=by)
    claim(interview, read_at=read_at)
    interview.starts_at, interview.place = starts_at, place
    interview.full_clean()
    interview.save()
    record("moved", interview, by=by, within=interview.organisation, fields=["starts_at", "place"])
    return interview
