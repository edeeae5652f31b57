from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import DeliberationMeeting
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.logbook.revise import change
from enishi.network.models import Group
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def convene(
    group: Group, *, starts_at: datetime, place: str, chair: User, by: User
) -> DeliberationMeeting:
    """Call a group to a sitting, under its next number."""
    if not works_for(by, group.organisation):
        raise NotYours(_("ほかの団体の討議会は、ひらけません。"))
    if group.ended_at:
        raise Refused(_("このグループは終わっています。"))
    if not works_for(chair, group.organisation):
        raise Refused(_("進行は、この団体の方にお願いしてください。"))
    group = Group.objects.select_for_update(of=("self",)).get(pk=group.pk)
    last = group.meetings.live().aggregate(last=Max("number"))["last"]
    meeting = DeliberationMeeting(
        organisation=group.organisation,
        group=group,
        number=(last or 0) + 1,
        starts_at=starts_at,
        place=place,
        chair=chair,
    )
    meeting.full_clean()
    meeting.save()
    record("convened", meeting, by=by, within=group.organisation)
    return meeting


@transaction.atomic
def move_meeting(
    meeting: DeliberationMeeting,
    *,
    starts_at: datetime,
    place: str,
    chair: User,
    read_at: int,
    by: User,
) -> DeliberationMeeting:
    """Put a sitting on another day, in another place or under another chair."""
    meeting = open_meeting(meeting, by=by)
    if not works_for(chair, meeting.organisation):
        raise Refused(_("進行は、この団体の方にお願いしてください。"))
    values = {"starts_at": starts_at, "place": place, "chair": chair}
    changed = change(meeting, values, read_at=read_at)
    record("moved", meeting, by=by, within=meeting.organisation, fields=changed)
    return meeting


def open_meeting(meeting: DeliberationMeeting, *, by: User) -> DeliberationMeeting:
    """Lock a sitting that can still be written to, for one of its body."""
    if not works_for(by, meeting.organisation):
        raise NotYours(_("ほかの団体の討議会には、書きこめません。"))
    meeting = DeliberationMeeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if meeting.undone_at:
        raise Refused(_("この討議会は、取りやめになりました。"))
    if meeting.closed_at:
        raise Refused(_("この討議会の議事録は、もう閉じられています。"))
    return meeting


def held_meeting(meeting: DeliberationMeeting, *, by: User) -> DeliberationMeeting:
    """Lock a sitting whose day has come: before it there is nothing to write minutes of."""
    meeting = open_meeting(meeting, by=by)
    if not meeting.day_has_come:
        raise Refused(_("この討議会は、まだひらかれていません。議事録は、当日から作れます。"))
    return meeting


@transaction.atomic
def call_off(meeting: DeliberationMeeting, *, by: User) -> None:
    """Call a sitting off; its number is free for the next one."""
    meeting = open_meeting(meeting, by=by)
    claim(meeting, read_at=meeting.version)
    meeting.undone_at = timezone.now()
    meeting.save()
    record("called_off", meeting, by=by, within=meeting.organisation)


@transaction.atomic
def close_minutes(meeting: DeliberationMeeting, *, by: User) -> None:
    """Close the minutes of a sitting: from then on they stay as they are."""
    meeting = held_meeting(meeting, by=by)
    claim(meeting, read_at=meeting.version)
    meeting.closed_at = timezone.now()
    meeting.save()
    record("closed", meeting, by=by, within=meeting.organisation)
