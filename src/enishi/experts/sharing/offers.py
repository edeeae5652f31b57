"""To which bodies a card may be given today, and on what; and which bodies lack a basis."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.experts.models import Basis, ConsentKind, Expert, Visibility
from enishi.experts.models.consent import WIDENING
from enishi.experts.sharing.queries import other_bodies
from enishi.experts.transitions.asked import asked_to_stop
from enishi.experts.transitions.grounds import Ground, grounds_for
from enishi.experts.transitions.share import level_of
from enishi.experts.transitions.withdrawn import reach, told_of, withdrawals, withdrawn_from
from enishi.logbook.refused import Refused
from enishi.people.models import Organisation

# What the person himself said comes first.
BASES = (Basis.CONSENT, Basis.ENTRUSTED, Basis.JOINT_USE)


@dataclass(frozen=True)
class Offer:
    """A body that may be given the card, and how much of it."""

    body: Organisation
    visibility: Visibility


@dataclass(frozen=True)
class Lacking:
    """A body that may not be given the card today: since when, or until when, he says no."""

    body: Organisation
    begins: date | None = None
    withdrawn: date | None = None


@dataclass(frozen=True)
class Offers:
    """Who may be given more than he has, basis by basis, and who may not."""

    groups: tuple[tuple[Basis, tuple[Offer, ...]], ...]
    without: tuple[Lacking, ...]
    # Since when the person waits for his card to be used no more; until then nobody is offered it.
    asked_to_stop: date | None = None

    def by_consent(self) -> tuple[Offer, ...]:
        """The bodies that the person agreed to and that have not been given what they may see."""
        return next((offers for basis, offers in self.groups if basis == Basis.CONSENT), ())


def offers_for(expert: Expert, *, on: date) -> Offers:
    """Weigh every other body; whoever sees as much already is offered nothing."""
    if asked := asked_to_stop(expert):
        return Offers((), (), asked)
    rights = expert.accesses.running().values_list("organisation", "visibility")
    seen = {body: WIDENING.index(Visibility(visibility)) for body, visibility in rights}
    bodies = list(other_bodies(expert))
    grounds = {basis: grounds_for(expert, basis=basis, on=on) for basis in BASES}
    found = {basis: tuple(_more(bodies, ground, seen)) for basis, ground in grounds.items()}
    offered = {offer.body for offers in found.values() for offer in offers}
    lacking = [body for body in bodies if body not in offered and body.pk not in seen]
    return Offers(
        tuple((basis, offers) for basis, offers in found.items() if offers),
        tuple(_lacking(expert, lacking, on)),
    )


def told_before(expert: Expert, bodies: list[Organisation], *, basis: Basis, on: date) -> str:
    """To whom, on what, how much; and of each who sees it against a withdrawal, that it is so."""
    ground, taken_back = grounds_for(expert, basis=basis, on=on), withdrawals(expert)
    lines = []
    for body in bodies:
        lines.append(
            _("%(body)s（%(basis)s、見せる範囲：%(range)s）。")
            % {"body": body.name, "basis": basis.label, "range": level_of(ground(body)).label}
        )
        if consent := withdrawn_from(body, taken_back):
            lines.append(told_of(consent, body))
    if len(lines) > len(bodies):
        lines.append(_("お気持ちを確かめないまま、提供しないでください。"))
    return "".join(lines)


def _lacking(expert: Expert, bodies: list[Organisation], on: date) -> Iterator[Lacking]:
    later = expert.consents.live().filter(kind=ConsentKind.SHARING, from_on__gt=on)
    begins: dict[int | None, date] = {}
    for consent in later.prefetch_related("named").order_by("-from_on"):
        begins |= dict.fromkeys(reach(consent), consent.from_on)
    taken_back = withdrawals(expert)
    for body in bodies:
        days = [day for day in (begins.get(body.pk), begins.get(None)) if day]
        ended = withdrawn_from(body, taken_back)
        at = ended.ended_at if ended else None
        yield Lacking(body, min(days, default=None), localtime(at).date() if at else None)


def _more(bodies: list[Organisation], ground: Ground, seen: dict[int, int]) -> Iterator[Offer]:
    for body in bodies:
        try:
            level = level_of(ground(body))
        except Refused:
            continue
        if WIDENING.index(level) > seen.get(body.pk, -1):
            yield Offer(body, level)
