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
PREFECTURE_NUMBERS = 48  # JIS X 0401 from 1 on; 0 stands for unknown
_FULL, _FAR = CODES[Exclusion.FULL], CODES[Exclusion.OUT_OF_REACH]


@dataclass(frozen=True, slots=True)
class Conditions:
    """What was said about each person's availability; arrays are (people,), `reach` bits by code.

    Derived are the bits of who comes to each prefecture, `comes_to` (48, people / 8), of which a
    need looks at one row only, and the numbers of those who have ever paused.
    """

    full: NDArray[np.bool_]
    paused_until: Int32s
    reach: Int64s
    online: NDArray[np.bool_]
    blocked: Mapping[str, Int32s]
    comes_to: NDArray[np.uint8]
    paused: Int32s

    def reasons(self, need: Need) -> Reasons:
        """Return a code for everybody: 0, or 1 + the position in ORDER of what stands against."""
        if need.prefecture is None:
            near = np.ones(len(self.full), np.uint8)
        else:
            near = np.unpackbits(
                self.comes_to[int(need.prefecture)], count=len(self.full), bitorder="little"
            )
        codes: Reasons = _codes(near, self.full, self.online, need.online)
        day = need.on.toordinal() if need.on is not None else NEVER
        codes[self.paused[self.paused_until[self.paused] > day]] = CODES[Exclusion.PAUSED]
        for company in need.companies & self.blocked.keys():
            codes[self.blocked[company]] = CODES[Exclusion.UNWANTED]
        return codes


@nb.njit(cache=True, nogil=True)
def _codes(near, full, online, by_distance):  # type: ignore[no-untyped-def]
    codes = np.empty(len(full), np.int8)
    for person in range(len(full)):
        comes = near[person] != 0 or (by_distance and online[person])
        codes[person] = _FULL if full[person] else (FREE if comes else _FAR)
    return codes


def conditions(experts: Sequence[Expert]) -> Conditions:
    """Return the conditions of some experts, in their order."""
    blocked: dict[str, list[int]] = {}
    for number, expert in enumerate(experts):
        for company in expert.blocked:
            blocked.setdefault(company, []).append(number)
    return _derived(
        np.array([expert.free_places < 1 for expert in experts], np.bool_),
        np.array(
            [e.unavailable_until.toordinal() if e.unavailable_until else 0 for e in experts],
            np.int32,
        ),
        np.array([_reach(expert) for expert in experts], np.int64),
        np.array([expert.online for expert in experts], np.bool_),
        {company: np.array(numbers, np.int32) for company, numbers in blocked.items()},
    )


def _derived(
    full: NDArray[np.bool_],
    paused_until: Int32s,
    reach: Int64s,
    online: NDArray[np.bool_],
    blocked: Mapping[str, Int32s],
) -> Conditions:
    comes_to = np.zeros((PREFECTURE_NUMBERS, -(-len(reach) // 8)), np.uint8)
    for number, row in enumerate(comes_to):
        row[:] = np.packbits((reach >> number) & 1, bitorder="little")
    paused = np.flatnonzero(paused_until).astype(np.int32)
    return Conditions(full, paused_until, reach, online, blocked, comes_to, paused)


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
    return _derived(
        np.concatenate([each.full[alive] for each, alive in shelves]),
        np.concatenate([each.paused_until[alive] for each, alive in shelves]),
        np.concatenate([each.reach[alive] for each, alive in shelves]),
        np.concatenate([each.online[alive] for each, alive in shelves]),
        {company: np.concatenate(people) for company, people in blocked.items()},
    )
