"""To which bodies a card may be given today, and on what; and which bodies lack a basis."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from enishi.experts.models import Basis, Expert, Visibility
from enishi.experts.models.consent import WIDENING
from enishi.experts.sharing.queries import other_bodies
from enishi.experts.transitions.grounds import Ground, grounds_for
from enishi.experts.transitions.share import level_of
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
class Offers:
    """Who may be given more than he has, basis by basis, and who may not."""

    groups: tuple[tuple[Basis, tuple[Offer, ...]], ...]
    without: tuple[Organisation, ...]

    def by_consent(self) -> tuple[Offer, ...]:
        """The bodies that the person agreed to and that have not been given what they may see."""
        return next((offers for basis, offers in self.groups if basis == Basis.CONSENT), ())


def offers_for(expert: Expert, *, on: date) -> Offers:
    """Weigh every other body; whoever sees as much already is offered nothing."""
    rights = expert.accesses.running().values_list("organisation", "visibility")
    seen = {body: WIDENING.index(Visibility(visibility)) for body, visibility in rights}
    bodies = list(other_bodies(expert))
    grounds = {basis: grounds_for(expert, basis=basis, on=on) for basis in BASES}
    found = {basis: tuple(_more(bodies, ground, seen)) for basis, ground in grounds.items()}
    offered = {offer.body for offers in found.values() for offer in offers}
    without = [body for body in bodies if body not in offered and body.pk not in seen]
    return Offers(
        tuple((basis, offers) for basis, offers in found.items() if offers), tuple(without)
    )


def _more(bodies: list[Organisation], ground: Ground, seen: dict[int, int]) -> Iterator[Offer]:
    for body in bodies:
        try:
            level = level_of(ground(body))
        except Refused:
            continue
        if WIDENING.index(level) > seen.get(body.pk, -1):
            yield Offer(body, level)
