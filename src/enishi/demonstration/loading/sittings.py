"""One sitting of a group in the coming week, with what lies on its table as the agenda."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from enishi.cycle.models import Deliberation
from enishi.cycle.transitions import convene, note_attendance, put_on_agenda
from enishi.network.models import Group

BODY = "AK"
AHEAD = timedelta(days=5)
PLACE = "あかり会館（架空）2階 会議室"
GUEST = "城南信用組合（架空）融資相談室 森さん"
LONGEST_AGENDA = 3


def load_sittings(today: date) -> None:
    """Convene the first group of one body, and put on its agenda what is still undecided."""
    group = Group.objects.live().filter(organisation__code=BODY).order_by("pk").first()
    lead = group.members().get(leads=True).user if group else None
    if group is None or lead is None:
        return
    starts_at = timezone.make_aware(datetime.combine(today + AHEAD, time(14)))
    meeting = convene(group, starts_at=starts_at, place=PLACE, chair=lead, by=lead)
    tables = Deliberation.objects.visible_to(lead).open().filter(organisation__code=BODY)
    undecided = tables.exclude(decisions__ended_at=None, decisions__isnull=False)
    for table in undecided.order_by("opened_on", "pk")[:LONGEST_AGENDA]:
        put_on_agenda(meeting, need=table.need, by=lead)
    note_attendance(meeting, guest=GUEST, by=lead)
