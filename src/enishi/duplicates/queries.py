from dataclasses import dataclass
from typing import Any

from enishi.duplicates.kinds import Kind
from enishi.duplicates.models import Distinction
from enishi.people.models import Organisation
from enishi.reference.likeness import Likeness

MOST_SHOWN = 100


@dataclass(frozen=True)
class Twins:
    """Two records that may be one, and what says so."""

    first: Any
    second: Any
    likeness: Likeness


def likely_twins(body: Organisation, kind: Kind, *, most: int = MOST_SHOWN) -> list[Twins]:
    """The records of a body that may be the same, without those that were told apart."""
    apart = set(
        Distinction.objects.live()
        .filter(organisation=body, kind=kind.kind)
        .values_list("first", "second")
    )
    pairs = kind.pairs(body)
    rows = kind.live(body).in_bulk({row for pair in pairs for row in (pair.first, pair.second)})
    found = []
    for pair in pairs:
        first, second = rows.get(pair.first), rows.get(pair.second)
        if first is None or second is None:
            continue
        if tuple(sorted((first.public_id, second.public_id))) not in apart:
            found.append(Twins(first, second, pair.likeness))
    return found[:most]


def in_order(kind: Kind, first: Any, second: Any) -> tuple[Any, Any]:
    """The record that should stay comes first: more hangs on it, or it has been there longer."""
    ranked = sorted((first, second), key=lambda row: (-kind.attached(row), row.pk))
    return ranked[0], ranked[1]
