"""What a need wants: its categories and fields, each with how much it counts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from enishi.engine.answers import Suggestion
from enishi.engine.asking import Asked
from enishi.engine.expressions import Expressions, present
from enishi.engine.types import Need

BESIDE_CONFIRMED = 0.3  # how much a suggestion counts beside categories that a person confirmed


@dataclass(frozen=True, slots=True)
class Wanted:
    """Shares of each category wanted, summing to 1 or empty; fields likewise."""

    functions: Asked
    fields: Asked
    unknown: tuple[str, ...]

    def __bool__(self) -> bool:
        return len(self.functions.terms) > 0


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
    return Wanted(_scaled(shares), _scaled(fields), unknown)


def _scaled(shares: dict[int, float]) -> Asked:
    values = np.array(list(shares.values()), np.float64)
    return Asked(
        np.array(list(shares), np.int32),
        (values / values.sum() if len(values) else values).astype(np.float32),
    )
