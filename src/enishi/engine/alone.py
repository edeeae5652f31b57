"""The pass over the people where one strand is all that is asked for.

Its postings are added up stretch by stretch on the way, the sums never leave the processor's cache,
and blocks of people are passed over whose highest sum could not reach the worst of those held.
"""

import numba as nb
import numpy as np

from enishi.engine.heap import entered, highest, score_of

STRETCH, LARGE, SMALL = 8_192, 1_024, 32  # people of a block


@nb.njit(cache=True, nogil=True)
def scan_alone(  # type: ignore[no-untyped-def]  # noqa: PLR0917
    limits, reliance, points, allowed, ties, best, breadth, reach,
    scores, orders, numbers, held, first,
    documents, forms, worth, begins, ends, factors,
):  # fmt: skip
    top = len(scores)
    people = len(limits) - 1
    totals = np.zeros(widest(limits, people, STRETCH), np.float32)
    text_bits, other_bits = totals.view(np.int32), points.view(np.int32)
    most = np.zeros(2, np.int32)
    bounds = most.view(np.float32)
    for stretch in range(0, people, STRETCH):
        until = min(stretch + STRETCH, people)
        away = limits[stretch]
        totals[:] = 0
        _add(documents, forms, worth, begins, ends, factors, totals, away, limits[until])
        begin, inside = stretch, stretch  # the end of the large block looked at in small ones
        while begin < until:
            end = min(begin + (SMALL if begin < inside else LARGE), until)
            most[0] = highest(text_bits, limits[begin] - away, limits[end] - away)
            if len(points):
                most[1] = highest(other_bits, begin, end)
            bound = reach * bounds[0] + bounds[1] * np.float32(1 + 1e-5)
            if bound <= 0 or (held == top and bound < scores[0]):
                begin = end
                continue
            if begin >= inside:
                inside = end
                continue
            held = taken(
                totals, limits, reliance, points, allowed, ties, best, breadth, away,
                scores, orders, numbers, held, first, begin, end,
            )  # fmt: skip
            begin = end
    return held


@nb.njit(cache=True)
def widest(limits, people, stretch):  # type: ignore[no-untyped-def]
    """Return the most passages that any stretch of people has."""
    widest = 0
    for first in range(0, people, stretch):
        widest = max(widest, limits[min(first + stretch, people)] - limits[first])
    return widest


@nb.njit(cache=True)
def _add(documents, forms, worth, begins, ends, factors, totals, away, until):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Add up the postings of passages before `until`, term by term, and move `begins` there."""
    for index in range(len(begins)):
        posting, end, factor = begins[index], ends[index], factors[index]
        while posting < end and documents[posting] < until:
            totals[np.uint64(documents[posting] - away)] += worth[forms[posting]] * factor
            posting += 1
        begins[index] = posting


@nb.njit(cache=True, forceinline=True)
def taken(  # type: ignore[no-untyped-def]  # noqa: PLR0917
    totals, limits, reliance, points, allowed, ties, best, breadth, away,
    scores, orders, numbers, held, first, begin, end,
):  # fmt: skip
    """Take people begin to end (excluded) into the heap; return how many it holds."""
    top = len(scores)
    for person in range(begin, end):
        if not allowed[person]:
            continue
        score = score_of(totals, limits, reliance, points, person, best, breadth, away)
        if score > 0 and (held < top or score >= scores[0]):
            tie = ties[person] if len(ties) else np.uint64(0)
            number = np.int64(first + person)
            held = entered(score, tie, number, scores, orders, numbers, held)
    return held
