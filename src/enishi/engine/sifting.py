"""Sifting: who of a crowd may be among the best, found in one pass over everybody allowed.

A floor is guessed from a few people, a little too low rather than too high; if fewer than wanted
reach it after all, everybody is looked at again. Of a block of people whose texts got so much at
most, only those are scored whose points could lift them to the floor.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

import numba as nb
import numpy as np

from enishi.engine.crowds import Crowd, reach
from enishi.engine.heap import highest, score_of
from enishi.engine.postings import Float32s, Int32s
from enishi.engine.weights import Weights

BLOCK = 1_024  # people whose highest sum is looked up
EVERY = 16  # which block is taken for guessing
LEAST = np.float32(1e-45)  # the least score above 0
SLACK = np.float32(1 - 1e-5)  # more than rounding takes away


@dataclass(frozen=True, slots=True)
class Sifted:
    """Numbers of people of a crowd (n,), ascending, and their scores (n,)."""

    people: Int32s
    scores: Float32s


def sifted(crowds: Sequence[Crowd], weights: Weights, top: int) -> list[Sifted]:
    """Return who of each crowd may be among the `top` best of all, and nobody with a score of 0."""
    floor = _guessed(max(crowds, key=lambda crowd: len(crowd.allowed)), weights, top)
    while True:
        found = [_sifted(crowd, floor, weights) for crowd in crowds]
        if floor == LEAST or sum(len(each.people) for each in found) >= top:
            return found
        floor = LEAST


def floor_of(scores: Float32s, top: int) -> np.float32:
    """Return the score of the `top`th best, and the least above 0 where there are fewer."""
    if len(scores) < top:
        return LEAST
    return max(np.partition(scores, -top)[-top], LEAST)


def _guessed(crowd: Crowd, weights: Weights, top: int) -> np.float32:
    """Return a score that more than `top` of the crowd probably reach."""
    if len(crowd.allowed) < EVERY * BLOCK:
        return LEAST
    share = top / EVERY
    return floor_of(
        _some_scores(
            *(crowd.totals, crowd.segment.limits, crowd.segment.reliance, crowd.points),
            *(crowd.allowed, np.float32(weights.best), np.float32(weights.breadth)),
        ),
        ceil(share + 3 * sqrt(share)),
    )


def _sifted(crowd: Crowd, floor: np.float32, weights: Weights) -> Sifted:
    segment = crowd.segment
    found = _sift(
        *(crowd.totals, segment.limits, segment.reliance, crowd.points, crowd.allowed),
        *(np.float32(weights.best), np.float32(weights.breadth), reach(segment, weights), floor),
    )
    return Sifted(*found)


@nb.njit(cache=True, nogil=True)
def _some_scores(totals, limits, reliance, points, allowed, best, breadth):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Return the scores of those allowed in some of the blocks."""
    scores = np.empty(BLOCK * (len(allowed) // (EVERY * BLOCK) + 1), np.float32)
    count = 0
    for begin in range(0, len(allowed), EVERY * BLOCK):
        for person in range(begin, min(begin + BLOCK, len(allowed))):
            scores[count] = score_of(totals, limits, reliance, points, person, best, breadth)
            count += allowed[person]
    return scores[:count]


@nb.njit(cache=True, nogil=True)
def _sift(totals, limits, reliance, points, allowed, best, breadth, reach, floor):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Return who reaches the floor, and with which scores."""
    text_bits = totals.view(np.int32)
    most = np.zeros(1, np.int32)
    texts = most.view(np.float32)
    block, able = np.empty(BLOCK + 1, np.int32), np.empty(BLOCK, np.uint8)
    got = np.empty(BLOCK, np.float32)
    chosen, scores = np.empty(len(allowed), np.int32), np.empty(len(allowed), np.float32)
    held = 0
    for begin in range(0, len(allowed), BLOCK):
        end = min(begin + BLOCK, len(allowed))
        most[0] = highest(text_bits, limits[begin], limits[end])
        bound = floor * SLACK - reach * texts[0]
        free, others = allowed[begin:end], points[begin:end]
        if len(others):
            for place in range(len(free)):  # apart, for many at once
                able[place] = np.uint8(free[place]) & np.uint8(others[place] >= bound)
        else:
            for place in range(len(free)):
                able[place] = np.uint8(free[place]) & np.uint8(bound <= 0)
        count = 0
        for place in range(len(free)):
            block[count] = begin + place  # without asking first: nobody can guess who is able
            count += able[place]
        for place in range(count):  # apart, so that nothing waits for memory
            got[place] = score_of(totals, limits, reliance, points, block[place], best, breadth)
        for place in range(count):
            if got[place] >= floor:
                chosen[held], scores[held] = block[place], got[place]
                held += 1
    return chosen[:held].copy(), scores[:held].copy()
