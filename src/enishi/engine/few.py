"""The pass over the few people in whose passages anything stands that is asked for.

One strand is all that is asked for, as in `alone`, and its postings are so few that it is quicker
to look at those people one by one than at everybody in blocks.
"""

import numba as nb
import numpy as np

from enishi.engine.alone import taken, widest

WIDE = 32_768  # people of a stretch


@nb.njit(cache=True, nogil=True)
def scan_few(  # type: ignore[no-untyped-def]  # noqa: PLR0917
    limits, reliance, points, allowed, ties, best, breadth, reach,
    scores, orders, numbers, held, first,
    documents, forms, worth, begins, ends, factors,
):  # fmt: skip
    """Take in those people in whose passages a posting stands; nobody has other points."""
    top = len(scores)
    people = len(limits) - 1
    totals = np.zeros(widest(limits, people, WIDE), np.float32)
    met = np.empty((ends - begins).sum(), np.int32)
    for stretch in range(0, people, WIDE):
        until = min(stretch + WIDE, people)
        away = limits[stretch]
        count = _add_few(
            documents, forms, worth, begins, ends, factors, totals, away, limits[until], met
        )
        for passage in met[:count]:
            most = reach * totals[passage]
            if most <= 0 or (held == top and most < scores[0]):
                continue
            person = _owner(limits, stretch, until, passage + away)
            held = taken(
                totals, limits, reliance, points, allowed, ties, best, breadth, away,
                scores, orders, numbers, held, first, person, person + 1,
            )  # fmt: skip
            totals[limits[person] - away : limits[person + 1] - away] = 0  # not looked at again
        for passage in met[:count]:
            totals[passage] = 0
    return held


@nb.njit(cache=True, forceinline=True)
def _add_few(documents, forms, worth, begins, ends, factors, totals, away, until, met):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Do as `_add` does, and write down the passages met, counted from `away`; return how many."""
    count = 0
    for index in range(len(begins)):
        posting, end, factor = begins[index], ends[index], factors[index]
        while posting < end and documents[posting] < until:
            passage = documents[posting] - away
            totals[np.uint64(passage)] += worth[forms[posting]] * factor
            met[count] = passage
            count += 1
            posting += 1
        begins[index] = posting
    return count


@nb.njit(cache=True, forceinline=True)
def _owner(limits, low, high, passage):  # type: ignore[no-untyped-def]
    """Return which of the people low to high (excluded) has a passage."""
    while low + 1 < high:
        middle = (low + high) // 2
        if limits[middle] <= passage:
            low = middle
        else:
            high = middle
    return low
