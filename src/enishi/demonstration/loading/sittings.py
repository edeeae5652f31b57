"""One sitting of a group in the coming week, with what lies on its table as the agenda."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from enishi.companies.models import CompanyConsent
from enishi.companies.transitions import note_company_consent
from enishi.cycle.models import Decision, Deliberation, Need
from enishi.cycle.transitions import convene, invite_body, put_on_agenda
from enishi.network.models import GroupMembership
from enishi.people.models import Organisation, User
from enishi.reference.working_days import is_working_day

BODY = "AK"
GUESTS = "NT"
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
        let_be_told(table.need, today, by=lead.user)
    guests = Organisation.objects.filter(code=GUESTS).first()
    if guests is not None:
        invite_body(meeting, body=guests, by=lead.user)


def let_be_told(need: Need, today: date, *, by: User) -> None:
    """The company lets other bodies hear of its request, if it has not said so already."""
    live = CompanyConsent.objects.live().filter(company=need.company, kind="sharing")
    if not live.exists():
        given = {"given_by": need.company.president or "社長", "manner": "meeting", "terms": ""}
        values = given | {"kind": "sharing", "given_on": today - AHEAD}
        note_company_consent(need.company, values=values, by=by)
