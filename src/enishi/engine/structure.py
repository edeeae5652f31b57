"""Structured parts: function first, the field above it, industry weakly, and place.

Function is kept as postings of categories: how far each person can do what an entry stands for,
picked (by the person), shown (in the career), or both. A field is as strong as its strongest entry.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numba as nb
import numpy as np
from numpy.typing import NDArray

from enishi.engine.expressions import Expressions, present
from enishi.engine.mentions import Mentions, clarity
from enishi.engine.postings import Float32s, Int32s, Postings
from enishi.engine.segment import Bools, new_numbers
from enishi.engine.types import Expert, Need
from enishi.engine.weights import Weights
from enishi.reference.industries import INDUSTRIES
from enishi.reference.prefectures import PREFECTURES, distance

PICKED, SHOWN, BOTH_SHOWN = 0.40, 0.85, 0.60
SAME_PREFECTURE, NEXT_PREFECTURE, TWO_AWAY, ONLINE = 1.0, 0.6, 0.25, 0.5


@dataclass(frozen=True, slots=True)
class Structure:
    """What is known of each person apart from the texts; arrays are (people,).

    `owners` (passages,) says whose each passage is, `shown` who mentions which category, and
    `categories` how able each person is, having picked or shown it.
    """

    owners: Int32s
    shown: Postings
    categories: Postings
    industries: Mapping[str, Int32s]
    prefectures: NDArray[np.int8]
    online: Bools

    def beside_function(self, need: Need, weights: Weights) -> Float32s:
        """Return what everybody gets for industry and place (people,)."""
        kin = np.zeros(len(self.prefectures), np.int8)
        near = [(kinship(need.industry, other), other) for other in self.industries]
        for share, other in sorted(near):  # whoever has the very code gets the larger share last
            if share > 0:
                _set(kin, self.industries[other], np.int8(2 * share))
        places = nearness(need.prefecture) if need.prefecture is not None else NOWHERE
        online = np.float32(ONLINE if need.prefecture is not None and need.online else 0.0)
        of_places = np.float32(weights.place) * np.stack((places, np.maximum(places, online)))
        points: Float32s = _points(
            kin, np.float32(weights.industry / 2), self.prefectures, self.online, of_places
        )
        return points


@cache
def kinship(code: str | None, other: str) -> float:
    """Return 1 for the same JSIC code, ½ for one division (a letter and its classes), else 0."""
    if code == other:
        return 1.0
    if code is None or code not in INDUSTRIES or other not in INDUSTRIES:
        return 0.0
    same = (INDUSTRIES[code].parent or code) == (INDUSTRIES[other].parent or other)
    return 0.5 if same else 0.0


def industry_points(expert: Expert, code: str | None) -> float:
    """Return how near the nearest industry of a career is, between 0 and 1."""
    if code is None:
        return 0.0
    return max((kinship(code, other) for other in expert.industries), default=0.0)


def place_points(expert: Expert, prefecture: str | None, online: bool) -> float:
    """Return how near a person lives, between 0 and 1; online counts where both sides can."""
    if prefecture is None:
        return 0.0
    near = float(nearness(prefecture)[int(expert.prefecture or 0)])
    return max(near, ONLINE) if online and expert.online else near


@cache
def nearness(prefecture: str) -> Float32s:
    """Return the points of each prefecture number (48,) as seen from one; 0 stands for unknown."""
    steps = {0: SAME_PREFECTURE, 1: NEXT_PREFECTURE, 2: TWO_AWAY}
    table = np.zeros(48, np.float32)
    for code in PREFECTURES:
        table[int(code)] = steps.get(distance(prefecture, code), 0.0)
    table.setflags(write=False)
    return table


NOWHERE = np.zeros(48, np.float32)


@nb.njit(cache=True, nogil=True)
def _set(values, places, value):  # type: ignore[no-untyped-def]
    for place in places.view(np.uint32):
        values[place] = value


@nb.njit(cache=True, nogil=True)
def _points(kin, of_kin, prefectures, online, of_places):  # type: ignore[no-untyped-def]
    """Return the points of industry and place; `of_places` (2, 48) are offline and online."""
    points = np.empty(len(kin), np.float32)
    table = of_places.ravel()
    width = np.uint8(of_places.shape[1])
    for person in range(len(kin)):
        place = np.uint8(prefectures[person]) + width * np.uint8(online[person])
        points[person] = of_kin * kin[person] + table[np.uint8(place)]
    return points


def relied_on(mentions: Mentions, reliance: Float32s) -> Mentions:
    """Return mentions as strong as the passages (passages,) they stand in are relied on."""
    strengths = mentions.strengths * reliance[mentions.passages]
    return replace(mentions, strengths=strengths.astype(np.float32))


def structure(
    experts: Sequence[Expert], mentions: Mentions, owners: Int32s, known: Expressions
) -> Structure:
    """Return the structured parts of some experts; `owners` (passages,) says whose each is."""
    size, strengths = len(known.slugs), mentions.strengths
    cells = owners[mentions.passages].astype(np.int64) * size + mentions.categories
    shown = clarity(cells, strengths, len(experts) * size)
    clear: Float32s = shown.reshape(len(experts), size).astype(np.float32)
    picked = np.zeros(clear.shape, np.bool_)
    industries: dict[str, list[int]] = {}
    for number, expert in enumerate(experts):
        for slug in present(expert.categories)[0]:
            picked[number, known.numbers[slug]] = True
        for code in expert.industries:
            industries.setdefault(code, []).append(number)
    shown_by = _sparse(clear)
    able = ability(clear, picked)
    for place, field in enumerate(known.fields):
        np.maximum(able[:, field], able[:, place], out=able[:, field])
    return Structure(
        owners,
        shown_by,
        _sparse(able),
        {code: np.array(numbers, np.int32) for code, numbers in industries.items()},
        np.array([int(expert.prefecture or 0) for expert in experts], np.int8),
        np.array([expert.online for expert in experts], np.bool_),
    )


def ability(shown: Float32s, picked: Bools) -> Float32s:
    """Return what picking an entry and showing it in the career come to, between 0 and 1."""
    points: Float32s = np.where(picked, PICKED + BOTH_SHOWN * shown, SHOWN * shown)
    return points.astype(np.float32)


def _sparse(able: Float32s) -> Postings:
    categories, people = np.nonzero(able.T)
    starts = np.searchsorted(categories, np.arange(able.shape[1] + 1)).astype(np.int64)
    return Postings(starts, people.astype(np.int32), able.T[categories, people])


def rest_of(shelves: Sequence[tuple[Structure, Bools]]) -> Structure:
    """Return the structured parts of who is alive (people,), in their order."""
    moved = new_numbers([alive for _, alive in shelves])
    owners = [numbers[each.owners] for (each, _), numbers in zip(shelves, moved, strict=True)]
    industries: dict[str, list[Int32s]] = {}
    for (each, _), numbers in zip(shelves, moved, strict=True):
        for code, people in each.industries.items():
            there = numbers[people]
            industries.setdefault(code, []).append(there[there >= 0])
    everybody = np.concatenate(owners)
    return Structure(
        everybody[everybody >= 0],
        _moved([each.shown for each, _ in shelves], moved),
        _moved([each.categories for each, _ in shelves], moved),
        {code: np.concatenate(people) for code, people in industries.items()},
        np.concatenate([each.prefectures[alive] for each, alive in shelves]),
        np.concatenate([each.online[alive] for each, alive in shelves]),
    )


def _moved(held: Sequence[Postings], numbers: Sequence[Int32s]) -> Postings:
    """Return postings as one under new numbers of people; those of -1 are left out."""
    size = held[0].size
    terms = np.concatenate([np.repeat(np.arange(size), np.diff(each.starts)) for each in held])
    people = np.concatenate([n[each.documents] for each, n in zip(held, numbers, strict=True)])
    weights = np.concatenate([each.weights for each in held])
    there = np.flatnonzero(people >= 0)
    order = there[np.lexsort((people[there], terms[there]))]
    starts = np.searchsorted(terms[order], np.arange(size + 1)).astype(np.int64)
    return Postings(starts, people[order], weights[order])
