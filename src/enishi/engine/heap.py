"""The heap of the best so far, compiled: the worst at its root, so that most need only one look.

It lies in three arrays (top,): scores, ties (the smaller one goes first among equals) and numbers
of people. What is called for every person is written into its callers (`forceinline`): a call with
arrays takes seven times as long as the sum. numba keeps compiled callers by the age of their own
files: whoever changes a function here, in `rows` or in `alone` touches their callers too, or they
go on with the old one.
"""

import numba as nb
import numpy as np


@nb.njit(cache=True, forceinline=True)
def score_of(totals, limits, reliance, points, person, best, breadth, away=0):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Return a score; `totals` begin with the passage whose number is `away`.

    Places are made unsigned, for places that might count from the end take longer to look up.
    """
    most, whole = np.float32(0), np.float32(0)
    at, one = np.uint64(person), np.uint64(1)
    first, last = np.uint64(limits[at]), np.uint64(limits[at + one])
    count = last - first
    while first < last:
        score = reliance[first] * totals[first - np.uint64(away)]
        whole += score
        most = max(most, score)
        first += one
    breadths = breadth * whole
    if count > one:
        breadths /= np.sqrt(np.float32(count))
    score = points[at] if len(points) else np.float32(0)
    return score + (best * most + breadths)


@nb.njit(cache=True, forceinline=True)
def worse(score, tie, number, other, another, third):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Say whether the first of two people stands lower; among equals the later one does."""
    if score != other:
        return score < other
    return tie > another or (tie == another and number > third)


@nb.njit(cache=True)
def risen(scores, ties, numbers, place, score, tie, person):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Return where somebody new comes to rest who began at the last place; the better sink."""
    while place > 0:
        above = (place - 1) // 2
        if worse(scores[above], ties[above], numbers[above], score, tie, person):
            break
        scores[place], ties[place], numbers[place] = scores[above], ties[above], numbers[above]
        place = above
    return place


@nb.njit(cache=True)
def sunk(scores, ties, numbers, held, score, tie, person):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Return where somebody new comes to rest who took the place of the worst, the root."""
    place = 0
    while 2 * place + 1 < held:
        below = 2 * place + 1
        other = below + 1
        if other < held and worse(
            scores[other], ties[other], numbers[other], scores[below], ties[below], numbers[below]
        ):
            below = other
        if worse(score, tie, person, scores[below], ties[below], numbers[below]):
            break
        scores[place], ties[place], numbers[place] = scores[below], ties[below], numbers[below]
        place = below
    return place


@nb.njit(cache=True)
def entered(score, tie, number, scores, ties, numbers, held):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Take one person into the heap if that is high enough; return how many it holds."""
    if held < len(scores):
        place = risen(scores, ties, numbers, held, score, tie, number)
        held += 1
    elif worse(score, tie, number, scores[0], ties[0], numbers[0]):
        return held
    else:
        place = sunk(scores, ties, numbers, held, score, tie, number)
    scores[place], ties[place], numbers[place] = score, tie, number
    return held


@nb.njit(cache=True)
def highest(bits, first, last):  # type: ignore[no-untyped-def]
    """Return the largest of some numbers that are not negative, by their bits: these sort alike."""
    part = bits[first:last]
    most = np.int32(0)
    for place in range(len(part)):  # counted from 0, for eight at once
        most = max(most, part[place])
    return most
