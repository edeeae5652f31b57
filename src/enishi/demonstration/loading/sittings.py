"""One sitting of a group in the coming week, with what lies on its table as the agenda."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from enishi.cycle.models import Decision, Deliberation
from enishi.cycle.transitions import convene, put_on_agenda
from enishi.network.models import GroupMembership
from enishi.reference.working_days import is_working_day

BODY = "AK"
AHEAD = timedelta(days=5)
A_DAY = timedelta(days=1)
PLACE = "あかり会館（架空）2階 会議室"
LONGEST_AGENDA = 3


def load_sittings(today: date) -> None:
    """Convene the first group of one body, and put on its agenda what is still undecided."""
    leads = GroupMembership.objects.live().filter(leads=True, organisation__code=BODY)
    lead = leads.select_related("group", "user").order_by("group").first()
    if lead is None:
        return
    on = today + AHEAD
    while not is_working_day(on):
        on += A_DAY
    meeting = convene(
        lead.group,
        starts_at=timezone.make_aware(datetime.combine(on, time(14))),
        place=PLACE,
        chair=lead.user,
        by=lead.user,
    )
    tables = Deliberation.objects.visible_to(lead.user).open().filter(organisation__code=BODY)
    undecided = tables.exclude(pk__in=Decision.objects.standing().values("deliberation"))
    for table in undecided.order_by("opened_on", "pk")[:LONGEST_AGENDA]:
        put_on_agenda(meeting, need=table.need, by=lead.user)
