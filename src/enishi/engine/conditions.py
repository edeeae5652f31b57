"""Hard conditions as one code a person: 0 may be introduced, anything else says why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numba as nb
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
NEVER = 1 << 30  # a day after every other
_FULL, _PAUSED, _FAR = (
    CODES[each] for each in (Exclusion.FULL, Exclusion.PAUSED, Exclusion.OUT_OF_REACH)
)


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
        codes: Reasons = _codes(
            *(self.places, self.paused_until, self.reach, self.online),
            np.int64(0 if need.prefecture is None else 1 << int(need.prefecture)),
            need.online,
            np.int32(need.on.toordinal() if need.on is not None else NEVER),
        )
        if need.company is not None and need.company in self.blocked:
            codes[self.blocked[need.company]] = CODES[Exclusion.UNWANTED]
        return codes


@nb.njit(cache=True, nogil=True)
def _codes(places, paused_until, reach, online, here, by_distance, day):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    codes = np.zeros(len(places), np.int8)
    for person in range(len(places)):
        far = here != 0 and reach[person] & here == 0 and not (by_distance and online[person])
        code = _FAR if far else 0
        code = _FULL if places[person] < 1 else code
        codes[person] = _PAUSED if paused_until[person] > day else code
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
