"""What lies on the group's table: the candidates side by side, and what each member may read."""

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256

from django.db.models import Count, QuerySet, Sum

from enishi.cycle.fit import BAND_NAMES, Fit, fits_of_listed
from enishi.cycle.marking import Piece
from enishi.cycle.models import (
    Candidate,
    Decision,
    Deliberation,
    InterviewWish,
    Need,
    Opinion,
    Remark,
    Sounding,
    Stance,
)
from enishi.experts.models import CareerEntry
from enishi.people.models import STAFF, Membership, User


@dataclass(frozen=True)
class Seat:
    """One candidate as one member sees him: the others' opinions open after one's own."""

    candidate: Candidate
    fit: Fit | None
    mine: Opinion | None
    others: list[Opinion]
    given: int
    remarks: list[Remark]
    decision: Decision | None
    wish: InterviewWish | None = None

    @property
    def posts(self) -> list[CareerEntry]:
        """His latest posts, shown where the engine found nothing to quote."""
        posts = list(self.candidate.access.expert.career.all())
        return [] if self.fit else posts[-2:]

    @property
    def band_name(self) -> str:
        """How well he fits, in words."""
        return str(BAND_NAMES[self.fit.band]) if self.fit else ""

    @property
    def is_open(self) -> bool:
        """Whether an opinion on him can still be written."""
        return self.decision is None

    @property
    def hidden(self) -> int:
        """How many opinions wait behind one's own."""
        return 0 if self.mine else self.given

    @property
    def spoken(self) -> int:
        """How many have spoken about him, oneself included."""
        return len(self.others) + (self.mine is not None)

    @property
    def tally(self) -> list[tuple[str, str, int]]:
        """How many push, waver, or would rather somebody else; for those who have spoken."""
        told = [*self.others, *([self.mine] if self.mine else [])]
        counts = Counter(opinion.stance for opinion in told)
        return [(one.value, str(one.label), counts[one.value]) for one in Stance]


@dataclass(frozen=True)
class Table:
    """The whole table for one member: who has not been spoken about comes first."""

    seats: list[Seat]
    need_marks: dict[str, list[Piece]]
    decisions: list[Decision]
    fingerprint: str
    # Who wishes to be heard and is not on the list: somebody has to look at them.
    wishes: list[InterviewWish]
    # Those of them, on the list or not, to whom it did not come: they are owed an answer.
    passed_over: list[InterviewWish]

    @property
    def unspoken(self) -> int:
        """On how many candidates my own opinion is still missing."""
        return sum(seat.mine is None and seat.is_open for seat in self.seats)

    @property
    def standing(self) -> list[Decision]:
        """The decisions by which somebody is being asked now."""
        return [one for one in self.decisions if one.ended_at is None]

    @property
    def is_settled(self) -> bool:
        """Whether as many are being asked, or have been found, as the need wants."""
        held = [one for one in self.decisions if not one.ended_at or one.outcome == "matched"]
        return bool(held) and len(held) >= held[0].deliberation.need.wants

    @property
    def choosable(self) -> list[Seat]:
        """Who can still be decided on."""
        return [seat for seat in self.seats if seat.is_open]


def table_of(deliberation: Deliberation, *, user: User) -> Table:
    """Gather the table of one deliberation, as this person may see it."""
    candidates = list(
        deliberation.need.candidates.visible_to(user)
        .live()
        .select_related("access__expert", "put_by")
        .prefetch_related("access__expert__career")
        .order_by("access__expert__family_kana", "pk")
    )
    fits, marks = fits_of_listed(deliberation.need, listed=candidates)
    opinions = list(
        deliberation.opinions.visible_to(user).select_related("author").order_by("given_at")
    )
    given = dict(deliberation.opinions.order_by().values_list("candidate").annotate(n=Count("pk")))
    remarks = list(
        deliberation.remarks.visible_to(user).standing().select_related("author").order_by("pk")
    )
    decisions = list(
        deliberation.decisions.visible_to(user)
        .select_related("candidate__access__expert", "decided_by", "deliberation__need")
        .prefetch_related("additions__written_by")
        .order_by("decided_at", "pk")
    )
    decided = {d.candidate_id: d for d in decisions if d.outcome != "undone"}
    wished = wishes_of(deliberation.need, user=user)
    seats = [
        Seat(
            candidate,
            fits.get(candidate.pk),
            next(
                (o for o in opinions if o.candidate_id == candidate.pk and o.author_id == user.pk),
                None,
            ),
            [o for o in opinions if o.candidate_id == candidate.pk and o.author_id != user.pk],
            given.get(candidate.pk, 0),
            [r for r in remarks if r.candidate_id == candidate.pk],
            decided.get(candidate.pk),
            wished.pop(candidate.access.expert_id, None),
        )
        for candidate in candidates
    ]
    seats.sort(key=lambda seat: (seat.mine is not None, not seat.is_open))
    passed_over = deliberation.need.interview_wishes.visible_to(user).passed_over()
    return Table(
        seats,
        marks,
        decisions,
        fingerprint_of(deliberation),
        list(wished.values()),
        list(passed_over.select_related("expert")),
    )


def wishes_of(need: Need, *, user: User) -> dict[int, InterviewWish]:
    """Who wishes to hear more of this need, by expert, the first to say so first."""
    seen = need.interview_wishes.visible_to(user).live().select_related("expert", "noted_by")
    return {wish.expert_id: wish for wish in seen}


def fingerprint_of(deliberation: Deliberation) -> str:
    """What changes whenever anything on the table does; a page asks for nothing more."""
    told = [deliberation.version, str(deliberation.ended_at)]
    for rows in (
        deliberation.opinions,
        deliberation.remarks,
        deliberation.decisions,
        deliberation.recusals,
        deliberation.introductions,
        deliberation.need.candidates,
        deliberation.need.interview_wishes,
        Sounding.objects.filter(decision__deliberation=deliberation),
    ):
        told += rows.aggregate(n=Count("pk"), v=Sum("version")).values()
    told.append(deliberation.decisions.aggregate(n=Count("additions"))["n"])
    return sha256(repr(told).encode()).hexdigest()[:16]


def members(deliberation: Deliberation) -> QuerySet[User]:
    """Who may speak at this table: the body's people, without those kept out."""
    live = Membership.objects.live().filter(
        organisation=deliberation.organisation_id, role__in=STAFF
    )
    out = deliberation.recusals.filter(ended_at=None)
    himself = deliberation.need.candidates.exclude(access__expert__account=None)
    wished = deliberation.need.interview_wishes.exclude(expert__account=None)
    return (
        User.objects.filter(pk__in=live.values("user"), is_active=True)
        .exclude(pk__in=out.values("person"))
        .exclude(pk__in=himself.values("access__expert__account"))
        .exclude(pk__in=wished.values("expert__account"))
        .order_by("pk")
    )
