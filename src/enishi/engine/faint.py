"""Faint terms: those a question weighs so little that only who is near the top need hear them.

A few terms that almost everybody uses hold half of all postings and next to none of the weight.
Everybody is scored without them first; who could not come among the best even with all of them
is passed over, and for the others they are read from their own rows (in the manner of Turtle and
Flood, Query Evaluation: Strategies and Optimizations, 1995). Faint terms are added after the
others, in the order of their keys, wherever they are added, so sums are the same to the last bit.
"""

from collections.abc import Mapping, Sequence

import numba as nb
import numpy as np

from enishi.engine.asking import Question
from enishi.engine.postings import Float32s, Int32s
from enishi.engine.rows import TOGETHER
from enishi.engine.segment import Bools
from enishi.engine.strand import Lists

SHARE = 0.015  # of the weight of all terms that the faint ones have together, at most


def faintest(question: Question, channels: Sequence[str]) -> Mapping[str, Bools]:
    """Return for each channel which of the terms asked for (terms,) are faint."""
    factors = np.concatenate([question[name].factors for name in channels])
    order = np.argsort(factors, kind="stable")
    room = SHARE * float(factors.sum(dtype=np.float64))
    faint = np.zeros(len(factors), np.bool_)
    faint[order[np.cumsum(factors[order], dtype=np.float64) <= room]] = True
    ends = np.cumsum([len(question[name].factors) for name in channels])
    return dict(zip(channels, np.split(faint, ends[:-1]), strict=True))


def most_of(lists: Sequence[Lists]) -> float:
    """Return the most that a passage could get for all terms of some lists."""
    return sum(float(each.factors.sum()) * float(each.worth.max(initial=0)) for each in lists)


def complete(lists: Lists, people: Int32s, limits: Int32s, totals: Float32s) -> None:
    """Add what the passages of some people get for the terms of the lists to totals (passages,)."""
    if not len(lists.terms):
        return
    strand = lists.strand
    _complete(
        *(people, limits, strand.limits, strand.terms, strand.row_forms),
        *(lists.terms, lists.factors, lists.worth, totals),
    )


@nb.njit(cache=True, nogil=True)
def _complete(people, limits, rows, held, forms, terms, factors, worth, totals):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Add terms up in the order they are asked for; rows ascend, and common terms come early."""
    last = terms.max()
    place_of = np.full(last + 1, len(terms), np.uint8)
    for index in range(len(terms)):
        place_of[terms[index]] = index
    met = np.zeros(len(terms) + 1, np.int64)  # the form of each, and 1; the last takes the others
    waited = np.int64(0)
    for group in range(0, len(people), TOGETHER):
        some = people[group : group + TOGETHER]
        for person in some:  # all are asked for before the first is looked at, as in `rows`
            waited += rows[limits[person]]
        for person in some:
            if limits[person] < limits[person + 1]:
                waited += held[rows[limits[person]]] + forms[rows[limits[person]]]
        for person in some:
            for passage in range(limits[person], limits[person + 1]):
                row = held[rows[passage] : rows[passage + 1]].view(np.uint32)
                kept = forms[rows[passage] : rows[passage + 1]]
                place = 0
                while place < len(row) and row[place] <= last:
                    met[place_of[row[place]]] = np.int64(kept[place]) + 1
                    place += 1
                for index in range(len(terms)):
                    if met[index]:
                        totals[passage] += worth[met[index] - 1] * factors[index]
                        met[index] = 0
    return waited
