from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.cycle.models import Interview, Introduction
from enishi.cycle.transitions.answer import settle_the_day
from enishi.cycle.transitions.introduce import open_one
from enishi.cycle.transitions.recuse import refuse_outsiders
from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
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
    forget_the_day(introduction, by=by)
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
    interview: Interview,
    *,
    starts_at: datetime,
    place: str,
    attending: str | None = None,
    minutes: int | None = None,
    read_at: int,
    by: User,
) -> Interview:
    """Move an interview to another time or place."""
    refuse_outsiders(interview.introduction.deliberation, by=by)
    if interview.ended_at or interview.introduction.ended_at:
        raise Refused(_("この面談は、もう終わっています。"))
    if interview.introduction.answers.live().deciding().filter(round=interview.number).exists():
        raise Refused(_("この面談のあとのお返事を、もういただいています。"))
    forget_the_day(interview.introduction, by=by)
    claim(interview, read_at=read_at)
    interview.starts_at, interview.place = starts_at, place
    interview.attending = interview.attending if attending is None else attending
    interview.minutes = minutes or interview.minutes
    interview.full_clean()
    interview.save()
    record("moved", interview, by=by, within=interview.organisation, fields=["starts_at", "place"])
    return interview


def forget_the_day(introduction: Introduction, *, by: User) -> None:
    """What was answered to an earlier day says nothing about the new one."""
    answers = introduction.answers.live().filter(about_day=True)
    settle_the_day(answers, why=_("面談の日が変わったため。"), by=by)
