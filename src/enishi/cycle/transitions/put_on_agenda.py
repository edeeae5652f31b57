from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import AgendaItem, DeliberationMeeting, Need
from enishi.cycle.transitions.convene import open_meeting
from enishi.cycle.transitions.recuse import refuse_recused
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User


@transaction.atomic
def put_on_agenda(meeting: DeliberationMeeting, *, need: Need, by: User) -> AgendaItem:
    """Put a need that was heard in a visit on a sitting's agenda, as its last point."""
    meeting = open_meeting(meeting, by=by)
    refuse_recused(need, by=by)
    if need.organisation_id != meeting.organisation_id:
        raise NotYours(_("ほかの団体のニーズを、討議に出すことはできません。"))
    if need.closed_on:
        raise Refused(_("この案件は終わっています。討議には出せません。"))
    if need.visit is None or need.visit.visited_on is None:
        raise Refused(
            _("討議に出せるのは、訪問して聞き取ったニーズだけです。先に訪問してください。")
        )
    if meeting.items.live().filter(need=need).exists():
        raise Refused(_("この案件は、すでに議題に入っています。"))
    last = meeting.items.aggregate(last=Max("position"))["last"]
    item = AgendaItem(
        organisation=meeting.organisation, meeting=meeting, need=need, position=(last or 0) + 1
    )
    item.full_clean()
    item.save()
    record("put_on_agenda", item, by=by, within=meeting.organisation)
    return item


@transaction.atomic
def take_off_agenda(item: AgendaItem, *, by: User) -> None:
    """Take a need off the agenda; what was said on it stays in the minutes."""
    open_meeting(item.meeting, by=by)
    refuse_recused(item.need, by=by)
    if item.taken_off_at:
        raise Refused(_("この案件は、もう議題から外れています。"))
    claim(item, read_at=item.version)
    item.taken_off_at = timezone.now()
    item.save()
    record("taken_off", item, by=by, within=item.organisation)
