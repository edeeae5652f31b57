from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import AgendaItem, DeliberationMeeting, Minute
from enishi.cycle.transitions.convene import open_meeting
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def take_minute(
    meeting: DeliberationMeeting, *, text: str, item: AgendaItem | None = None, by: User
) -> Minute:
    """Write a line of the minutes; two who write at once both stand, one under the other."""
    meeting = open_meeting(meeting, by=by)
    if item is not None and item.meeting_id != meeting.pk:
        raise Refused(_("この案件は、この討議会の議題ではありません。"))
    return keep_line(meeting, text=text, item=item, by=by)


@transaction.atomic
def keep_line(
    meeting: DeliberationMeeting, *, text: str, item: AgendaItem | None, by: User
) -> Minute:
    """Write one line under the others."""
    minute = Minute(
        organisation=meeting.organisation,
        meeting=meeting,
        item=item,
        said_at=timezone.now(),
        text=text,
        written_by=by,
    )
    minute.full_clean()
    minute.save()
    record("minuted", minute, by=by, within=meeting.organisation)
    return minute


@transaction.atomic
def add_to_minutes(meeting: DeliberationMeeting, *, text: str, by: User) -> Minute:
    """Add to minutes that were confirmed; what is added is neither written anew nor struck."""
    if not works_for(by, meeting.organisation):
        raise NotYours(_("ほかの団体の討議会には、書きこめません。"))
    if meeting.undone_at or not meeting.closed_at:
        raise Refused(_("議事録がまだ確定していません。"))
    return keep_line(meeting, text=text, item=None, by=by)


@transaction.atomic
def revise_minute(minute: Minute, *, text: str, read_at: int, by: User) -> Minute:
    """Write a line of the minutes anew, unless somebody else did so since it was read."""
    open_meeting(minute.meeting, by=by)
    if minute.struck_at:
        raise Refused(_("この行は、もう消されています。"))
    claim(minute, read_at=read_at)
    minute.text = text
    minute.full_clean()
    minute.save()
    record("revised", minute, by=by, within=minute.organisation, fields=["text"])
    return minute


@transaction.atomic
def strike_minute(minute: Minute, *, by: User) -> None:
    """Strike a line out of the minutes; it stays readable as struck."""
    open_meeting(minute.meeting, by=by)
    if minute.struck_at:
        raise Refused(_("この行は、もう消されています。"))
    claim(minute, read_at=minute.version)
    minute.struck_at = timezone.now()
    minute.save()
    record("struck", minute, by=by, within=minute.organisation)
