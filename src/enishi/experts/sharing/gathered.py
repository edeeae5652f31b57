"""What was given to many bodies alike, told once: a page with nineteen equal rows is not read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils import translation

from enishi.experts.models import Basis, ExpertAccess, Provision
from enishi.experts.transitions.share import items_of


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
    since: date
    bodies: tuple[str, ...]


def givings(provisions: Iterable[Provision]) -> list[Given]:
    """Provision records of one day and one content together."""
    found: dict[tuple[date, str, date | None, str], list[str]] = {}
    for one in provisions:
        taker = one.body or one.company
        keep_until = None if getattr(one, "goes_on", False) else one.keep_until
        alike = (one.provided_on, one.items, keep_until, one.organisation.name)
        found.setdefault(alike, []).append(str(taker))
    # A consent that took another's place is a record of its own; what was given is told once.
    return [Given(*alike, tuple(dict.fromkeys(takers))) for alike, takers in found.items()]


def seeings(accesses: Iterable[ExpertAccess], given: Sequence[Provision] = ()) -> list[Seeing]:
    """Rights that rest on the same, together; the person's own body first."""
    found: dict[tuple[object, ...], tuple[ExpertAccess, date, list[str]]] = {}
    for one in sorted(accesses, key=lambda one: one.basis != "home"):
        since = as_far_since(one, given)
        alike = (one.basis, since, one.until_on, one.visibility)
        found.setdefault(alike, (one, since, []))[2].append(one.organisation.name)
    return [Seeing(access, since, tuple(bodies)) for access, since, bodies in found.values()]


def as_far_since(access: ExpertAccess, given: Sequence[Provision]) -> date:
    """Since when the body may see as far as today: a right that was narrowed goes on narrower."""
    with translation.override("ja"):
        items = items_of(access.visibility)
    day = access.from_on
    if access.basis != Basis.CONSENT:
        return day
    rows = [one for one in given if one.body_id == access.organisation_id]
    rows.sort(key=lambda one: (one.provided_on, one.pk))
    for earlier, later in pairwise(rows):
        if later.items == items != earlier.items:
            day = max(day, later.provided_on)
    return day
