"""案件の板: every case in its stage, with its age, whom it waits for, and what is late."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from enishi.companies.models import Company
from enishi.cycle.models import Approach, Candidate, Match, Need, NeedSlip, Visit
from enishi.cycle.queries.stages import Stage, with_stage
from enishi.people.models import Organisation, User
from enishi.reference.prefectures import AREAS
from enishi.reference.working_days import after_working_days

CARDS = 6
FIRST_CONTACT = 2
YEAR = timedelta(days=365)
LATE = {Stage.HEAR: 7, Stage.DELIBERATE: 14, Stage.INTRODUCE: 14}


@dataclass(frozen=True)
class Ticket:
    """One card: a company before it has needs, then one for each need."""

    stage: Stage
    number: str
    title: str
    company: Company
    owner: User | None
    waits: str
    since: date | None
    tag: str = ""
    need: Need | None = None
    visit: Visit | None = None
    support: UUID | None = None


@dataclass(frozen=True)
class Lane:
    """One stage with its cards."""

    stage: Stage
    tickets: list[Ticket] = field(default_factory=list)

    @property
    def letter(self) -> str:
        """P, D, C and A have a letter; what comes after has none."""
        return self.stage.value if self.stage.value in "PDCA" else ""

    @property
    def shown(self) -> list[Ticket]:
        """As many cards as one looks at."""
        return self.tickets[:CARDS]

    @property
    def beyond(self) -> list[Ticket]:
        """The cards that stand on paper only."""
        return self.tickets[CARDS:]

    @property
    def more(self) -> int:
        """How many cards are left for the list."""
        return max(0, len(self.tickets) - CARDS)


@dataclass(frozen=True)
class Board:
    """All lanes, and what has waited too long for a first word."""

    lanes: list[Lane]
    late: list[Ticket]

    def tickets(self, stage: str = "") -> list[Ticket]:
        """Every card, or those of one stage, in the order of the lanes."""
        return [t for lane in self.lanes if stage in ("", lane.stage) for t in lane.tickets]


def board(
    user: User, *, mine: bool = False, area: str = "", words: str = "", day: date | None = None
) -> Board:
    """The board as one person sees it, everything or what he is responsible for."""
    today = day or timezone.localdate()
    chosen = Q(company__in=companies_chosen(user, area)) & words_in(words)
    needs = cases(user).filter(chosen)
    tickets = [ticket_of(need, today) for need in needs]
    tickets += [*company_tickets(user, area, words, today)]
    if mine:
        tickets = [t for t in tickets if t.owner == user]
    lanes = {stage: Lane(stage) for stage in Stage}
    for ticket in sorted(tickets, key=lambda t: (not t.tag, t.since or date.max, t.number)):
        lanes[ticket.stage].tickets.append(ticket)
    return Board(list(lanes.values()), [t for t in tickets if t.stage == Stage.PREPARE and t.tag])


def counts(shown: Board) -> Counter[str]:
    """How many cards each stage holds."""
    return Counter({lane.stage.value: len(lane.tickets) for lane in shown.lanes})


def cases(user: User) -> QuerySet[Need]:
    """The needs that still run, and those of this year that were matched, with their stages."""
    ahead = Visit.objects.ahead().filter(company=OuterRef("company")).order_by("planned_on")
    slips = NeedSlip.objects.live().filter(need=OuterRef("pk"), approved_on=None)
    listed = Candidate.objects.live().filter(need=OuterRef("pk"))
    matches = Match.objects.made().filter(introduction__deliberation__need=OuterRef("pk"))
    staged = with_stage(Need.objects.visible_to(user))
    running = Q(closed_on=None) | Q(
        stage__in=(Stage.SUPPORT, Stage.EVALUATED), closed_on__gt=timezone.localdate() - YEAR
    )
    return (
        staged.filter(running)
        .select_related("organisation", "company", "owner", "visit", "visit__sheet")
        .annotate(
            next_on=Subquery(ahead.values("planned_on")[:1]),
            slip_waits=Exists(slips),
            has_listed=Exists(listed),
            is_over=Exists(matches.over()),
            support=Subquery(matches.order_by("-matched_on", "-pk").values("public_id")[:1]),
        )
    )


def companies_chosen(user: User, area: str) -> QuerySet[Company]:
    """The companies in an area, or all of them."""
    rows = Company.objects.visible_to(user)
    known = next((one for one in AREAS if one.slug == area), None)
    return rows.filter(prefecture__in=known.prefectures) if known else rows


def words_in(words: str, *, of: str = "") -> Q:
    """Cards in which every word occurs."""
    found = Q()
    for word in words.split():
        here = Q(company__name__icontains=word) | Q(title__icontains=word)
        found &= Q(name__icontains=word) | Q(products__icontains=word) if of else here
    return found


def ticket_of(need: Any, today: date) -> Ticket:
    """The card of a need."""
    stage = Stage(need.stage)
    since = need.heard_on or need.registered_on
    days = (today - since).days
    tag = ""
    if stage == Stage.PREPARE and need.next_on is None:
        tag = overdue(need.registered_on, today)
    elif days > LATE.get(stage, days):
        tag = ngettext("聞き取りから%(n)s日", "聞き取りから%(n)s日", days) % {"n": days}
    return Ticket(
        stage, need.reference, need.title, need.company, need.owner, waits_for(need, stage, today),
        since, tag, need=need, support=need.support,
    )  # fmt: skip


def waits_for(need: Any, stage: Stage, today: date) -> str:
    """What is to be done next, in a few words."""
    if stage == Stage.PREPARE:
        return visit_on(need.next_on, today) if need.next_on else _("訪問の日をうかがう")
    if stage == Stage.HEAR:
        if need.next_on:
            return _("次の聞き取り　%(day)s") % {"day": short(need.next_on)}
        if need.slip_waits:
            return _("ニーズ票の確認待ち（企業）")
        return _("討議に出す") if need.has_listed else _("候補を選ぶ")
    if stage == Stage.SUPPORT and need.is_over:
        return _("支援を終えてのアンケートをうかがう")
    told = {
        Stage.DELIBERATE: _("意見と決定を待つ"),
        Stage.INTRODUCE: _("お返事を待つ"),
        Stage.SUPPORT: _("支援がつづいています"),
        Stage.EVALUATED: _("アンケートをいただきました"),
    }
    return told[stage]


def company_tickets(user: User, area: str, words: str, today: date) -> Iterator[Ticket]:
    """A card for each company that has no need yet and is to be visited, or was."""
    mine = Organisation.objects.overseen_by(user)
    live = Visit.objects.live().filter(company=OuterRef("pk"))
    rows = (
        companies_chosen(user, area)
        .filter(organisation__in=mine, ended_at=None, needs=None)
        .filter(words_in(words, of="company"))
        .annotate(
            next_visit=Subquery(
                live.filter(visited_on=None).order_by("planned_on", "pk").values("pk")[:1]
            ),
            last_visit=Subquery(
                live.filter(visited_on__isnull=False)
                .order_by("-visited_on", "-pk")
                .values("pk")[:1]
            ),
            known_at=Min("revisions__written_at"),
            called_on=Subquery(
                Approach.objects.filter(prospect__company=OuterRef("pk")).values("on")[:1]
            ),
        )
    )
    firms = list(rows.order_by("kana", "id"))
    keys = {key for firm in firms for key in (firm.next_visit, firm.last_visit) if key}
    visits = {one.pk: one for one in Visit.objects.visible_to(user).filter(pk__in=keys)
              .select_related("coordinator", "sheet")}  # fmt: skip
    for firm in firms:
        ticket = company_ticket(firm, visits, today)
        # What an earlier year left without a need is history, not work.
        if ticket.since is None or ticket.since > today - YEAR:
            yield ticket


def company_ticket(firm: Any, visits: dict[int, Visit], today: date) -> Ticket:
    """The card of one company."""
    ahead, made = visits.get(firm.next_visit), visits.get(firm.last_visit)
    if made and not ahead:
        sheet = getattr(made, "sheet", None)
        waits = _("ニーズを書く") if sheet and sheet.finished_at else _("聞き取りの記録を書く")
        days = (today - made.visited_on).days if made.visited_on else 0
        late = ngettext("訪問から%(n)s日", "訪問から%(n)s日", days) % {"n": days}
        return Ticket(
            Stage.HEAR, "", firm.name, firm, made.coordinator, waits, made.visited_on,
            late if days > LATE[Stage.HEAR] else "", visit=made,
        )  # fmt: skip
    if ahead and ahead.planned_on:
        over = ahead.planned_on < today
        return Ticket(
            Stage.PREPARE, "", firm.name, firm, ahead.coordinator,
            _("訪問を記録する") if over else visit_on(ahead.planned_on, today),
            ahead.planned_on, _("日が過ぎています") if over else "", visit=ahead,
        )  # fmt: skip
    known = timezone.localtime(firm.known_at).date() if firm.known_at else None
    tag = overdue(known, today) if known and not firm.called_on else ""
    return Ticket(Stage.PREPARE, "", firm.name, firm, None, _("訪問の日をうかがう"), known, tag)


def overdue(known_on: date, today: date) -> str:
    """What is said where nobody has called within two working days."""
    if today <= after_working_days(known_on, FIRST_CONTACT):
        return ""
    return _("2営業日を過ぎています")


def visit_on(day: date, today: date) -> str:
    """When the next visit is."""
    if day < today:
        return _("訪問を記録する")
    return _("きょう訪問") if day == today else _("%(day)sに訪問") % {"day": short(day)}


def short(day: date) -> str:
    """A day that is near."""
    return _("%(month)s/%(day)s") % {"month": day.month, "day": day.day}
