"""What was given to many bodies alike, told once: a page with nineteen equal rows is not read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from enishi.experts.models import ExpertAccess, Provision


@dataclass(frozen=True)
class Given:
    """One giving of a card: on which day, of what, by whom, and to whom."""

    provided_on: date
    items: str
    # None while the receiver still sees it: three years count from the end.
    keep_until: date | None
    giver: str
    takers: tuple[str, ...]


@dataclass(frozen=True)
class Seeing:
    """Bodies that may work with a person on the same basis, equally long and equally far."""

    access: ExpertAccess
    bodies: tuple[str, ...]


def givings(provisions: Iterable[Provision]) -> list[Given]:
    """Provision records of one day and one content together."""
    found: dict[tuple[date, str, date | None, str], list[str]] = {}
    for one in provisions:
        taker = one.body or one.company
        keep_until = None if getattr(one, "goes_on", False) else one.keep_until
        alike = (one.provided_on, one.items, keep_until, one.organisation.name)
        found.setdefault(alike, []).append(str(taker))
    return [Given(*alike, tuple(takers)) for alike, takers in found.items()]


def seeings(accesses: Iterable[ExpertAccess]) -> list[Seeing]:
    """Rights that rest on the same, together; the person's own body first."""
    found: dict[tuple[object, ...], tuple[ExpertAccess, list[str]]] = {}
    for one in sorted(accesses, key=lambda one: one.basis != "home"):
        alike = (one.basis, one.from_on, one.until_on, one.visibility)
        found.setdefault(alike, (one, []))[1].append(one.organisation.name)
    return [Seeing(access, tuple(bodies)) for access, bodies in found.values()]
