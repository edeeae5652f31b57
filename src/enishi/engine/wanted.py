"""What a need wants: its categories and fields, each with how much it counts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from enishi.engine.answers import Suggestion
from enishi.engine.expressions import Expressions, present
from enishi.engine.postings import Float32s, Int32s
from enishi.engine.types import Need

BESIDE_CONFIRMED = 0.3  # how much a suggestion counts beside categories that a person confirmed
CONFIRMED = 2.0  # what is wanted in all where a person said it, against 1 where a text is clear


@dataclass(frozen=True, slots=True)
class Shares:
    """Numbers of entries of the taxonomy, and the share of each (entries,)."""

    terms: Int32s
    factors: Float32s


@dataclass(frozen=True, slots=True)
class Wanted:
    """Shares of each category wanted, and of each field.

    They sum to 1 where the text is clear, to less where it only hints, for a word in passing is not
    all that is wanted, and to CONFIRMED where a person said what is.
    """

    functions: Shares
    fields: Shares
    unknown: tuple[str, ...]

    def __bool__(self) -> bool:
        return len(self.functions.terms) > 0

    @property
    def clear(self) -> float:
        """Return how clearly anything is wanted, between 0 and CONFIRMED."""
        return float(self.functions.factors.sum())


def wanted(need: Need, suggested: Sequence[Suggestion], known: Expressions) -> Wanted:
    """Return what a need wants: what was confirmed, and what its text suggests."""
    confirmed, unknown = present(need.categories)
    shares = {known.numbers[slug]: 1.0 for slug in sorted(confirmed)}
    weight = BESIDE_CONFIRMED if confirmed else 1.0
    for suggestion in suggested:
        shares.setdefault(known.numbers[suggestion.category], weight * suggestion.score**2)
    fields: dict[int, float] = {}
    for place, share in shares.items():
        field = int(known.fields[place])
        fields[field] = fields.get(field, 0.0) + share
    most = CONFIRMED if confirmed else 1.0
    return Wanted(_scaled(shares, most), _scaled(fields, most), unknown)


def _scaled(shares: dict[int, float], most: float) -> Shares:
    values = np.array(list(shares.values()), np.float64)
    return Shares(
        np.array(list(shares), np.int32),
        (values * most / max(1.0, values.sum())).astype(np.float32),
    )
