"""Hard conditions as one code a person: 0 may be introduced, anything else says why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from enishi.engine.answers import Exclusion
from enishi.engine.postings import Int32s, Int64s
from enishi.engine.segment import Bools, new_numbers
from enishi.engine.types import Expert, Need

Reasons = NDArray[np.int8]
FREE = 0
NOT_CONSIDERED = -1
ORDER = (
    Exclusion.UNWANTED,
    Exclusion.PAUSED,
    Exclusion.FULL,
    Exclusion.OUT_OF_REACH,
    Exclusion.NO_EVIDENCE,
    Exclusion.OUTRANKED,
)
CODES = {exclusion: code for code, exclusion in enumerate(ORDER, start=1)}
_ANYWHERE = -1


@dataclass(frozen=True, slots=True)
class Conditions:
    """What was said about each person's availability; arrays are (people,)."""

    places: Int32s
    paused_until: Int32s
    reach: Int64s
    online: NDArray[np.bool_]
    blocked: Mapping[str, Int32s]

    def reasons(self, need: Need) -> Reasons:
        """Return a code for everybody: 0, or 1 + the position in ORDER of what stands against."""
        codes = np.zeros(len(self.places), np.int8)
        if need.prefecture is not None:
            bit = np.int64(1) << np.int64(int(need.prefecture))
            far = (self.reach & bit) == 0
            if need.online:
                far &= ~self.online
            codes[far] = CODES[Exclusion.OUT_OF_REACH]
        codes[self.places < 1] = CODES[Exclusion.FULL]
        if need.on is not None:
            codes[self.paused_until > need.on.toordinal()] = CODES[Exclusion.PAUSED]
        if need.company is not None and need.company in self.blocked:
            codes[self.blocked[need.company]] = CODES[Exclusion.UNWANTED]
        return codes


def conditions(experts: Sequence[Expert]) -> Conditions:
    """Return the conditions of some experts, in their order."""
    blocked: dict[str, list[int]] = {}
    for number, expert in enumerate(experts):
        for company in expert.blocked:
            blocked.setdefault(company, []).append(number)
    return Conditions(
        np.array([expert.free_places for expert in experts], np.int32),
        np.array(
            [e.unavailable_until.toordinal() if e.unavailable_until else 0 for e in experts],
            np.int32,
        ),
        np.array([_reach(expert) for expert in experts], np.int64),
        np.array([expert.online for expert in experts], np.bool_),
        {company: np.array(numbers, np.int32) for company, numbers in blocked.items()},
    )


def _reach(expert: Expert) -> int:
    if expert.reach is None:
        return _ANYWHERE
    return sum(1 << int(code) for code in expert.reach)


def rest_of(shelves: Sequence[tuple[Conditions, Bools]]) -> Conditions:
    """Return the conditions of who is alive (people,), in their order."""
    blocked: dict[str, list[Int32s]] = {}
    for (each, _), numbers in zip(shelves, new_numbers([a for _, a in shelves]), strict=True):
        for company, people in each.blocked.items():
            moved = numbers[people]
            blocked.setdefault(company, []).append(moved[moved >= 0])
    return Conditions(
        np.concatenate([each.places[alive] for each, alive in shelves]),
        np.concatenate([each.paused_until[alive] for each, alive in shelves]),
        np.concatenate([each.reach[alive] for each, alive in shelves]),
        np.concatenate([each.online[alive] for each, alive in shelves]),
        {company: np.concatenate(people) for company, people in blocked.items()},
    )
