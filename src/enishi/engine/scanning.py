"""The pass over the people: a heap of the best so far, and blocks that need no closer look.

Where one strand is all that is asked for, its postings are added up stretch by stretch on the way,
the sums never leave the processor's cache, and blocks that could bring nobody are passed over.
Otherwise everybody allowed is scored, and scores are counted to find the floor above which the best
must lie; the order of the people, ties among them, depends on scores alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numba as nb
import numpy as np

from enishi.engine.heap import entered, score_of, taken
from enishi.engine.keys import Keys
from enishi.engine.postings import Float32s, Int32s, Int64s
from enishi.engine.rows import TOGETHER, asked_for, fixed, row_sum
from enishi.engine.segment import Bools, Segment
from enishi.engine.strand import Strand
from enishi.engine.weights import Weights

STRETCH, LARGE, SMALL = 8_192, 1_024, 32  # people of a block
FINER = 15  # bits of a score that are not looked at when scores are counted
GRADES = 1 << (32 - FINER)
LEAST = np.float32(1e-45)  # the least score above 0


@dataclass(frozen=True, slots=True)
class Crowd:
    """The people of one piece about to be scanned, numbered from `first`; arrays are (people,).

    `totals` (passages,) is what the texts got, `points` is added to it (or empty), `allowed` is the
    mask, `ties` says who goes first among equals, the smaller one (or empty).
    """

    segment: Segment
    totals: Float32s
    points: Float32s
    allowed: Bools
    ties: Keys
    first: int

    def everybody(self, weights: Weights) -> Float32s:
        """Return the score of everybody (people,), 0 where masked."""
        scores = np.zeros(self.segment.people, np.float32)
        _everybody(
            *(self.totals, self.segment.limits, self.segment.reliance, self.points, self.allowed),
            *(np.float32(weights.best), np.float32(weights.breadth), scores),
        )
        return scores


@dataclass(frozen=True, slots=True)
class Lists:
    """What is asked of one strand: the numbers of terms that it has, and the factor of each."""

    strand: Strand
    worth: Float32s
    terms: Int32s
    factors: Float32s


class Heap:
    """The best people so far, the worst of them at the root; so most need only one look."""

    def __init__(self, top: int) -> None:
        self.scores = np.empty(top, np.float32)
        self.ties = np.empty(top, np.uint64)
        self.numbers = np.empty(top, np.int64)
        self.held = 0

    def scan_all(self, crowds: Sequence[Crowd], weights: Weights) -> None:
        """Take in everybody by what their texts got."""
        for crowd in crowds:
            segment = crowd.segment
            self.held = _scan(
                *(crowd.totals, segment.limits, segment.reliance, crowd.points, crowd.allowed),
                *(crowd.ties, np.float32(weights.best), np.float32(weights.breadth)),
                *(self.scores, self.ties, self.numbers, self.held, crowd.first),
            )

    def scan_alone(self, crowd: Crowd, lists: Lists, weights: Weights) -> None:
        """Take in the people of a piece by what the lists give; the totals stay zeros."""
        segment, strand = crowd.segment, lists.strand
        begins, ends = strand.starts[lists.terms], strand.starts[lists.terms + 1]
        of_people = (segment.limits, segment.reliance, crowd.points, crowd.allowed, crowd.ties)
        of_texts = (strand.documents, strand.forms, lists.worth, begins, ends, lists.factors)
        points = (np.float32(weights.best), np.float32(weights.breadth))
        heap = (self.scores, self.ties, self.numbers, self.held, crowd.first)
        bound = reach(segment, weights)
        self.held = _scan_alone(*of_people, *points, bound, *heap, *of_texts)

    def count(
        self, crowd: Crowd, strand: Strand, *, worth: Float32s, factors: Float32s, weights: Weights
    ) -> None:
        """Score those of a piece anew with the terms of a strand added; the heap is none any more.

        `factors` (terms,) are those of all terms of the strand, 0 for those not asked for.
        """
        segment = crowd.segment
        _count(
            *(crowd.totals, segment.limits, segment.reliance, crowd.points),
            *(np.float32(weights.best), np.float32(weights.breadth)),
            *(strand.limits, strand.terms, strand.row_forms, worth, fixed(factors)),
            *(self.scores, self.numbers, self.held, crowd.first),
        )

    def score_again(self, crowds: Sequence[Crowd], weights: Weights) -> None:
        """Score everybody held anew by what the texts got since; the heap is none any more."""
        for crowd in crowds:
            _score_again(
                *(crowd.totals, crowd.segment.limits, crowd.segment.reliance, crowd.points),
                *(np.float32(weights.best), np.float32(weights.breadth)),
                *(self.scores, self.numbers, self.held, crowd.first),
            )

    def best(self, top: int) -> tuple[Int64s, Float32s]:
        """Return numbers and scores of the best, best first."""
        scores, numbers = self.scores[: self.held], self.numbers[: self.held]
        order = np.lexsort((numbers, self.ties[: self.held], -scores))[:top]
        order = order[scores[order] > 0]
        return numbers[order], scores[order]


def reach(segment: Segment, weights: Weights) -> np.float32:
    """Return the most that a person's best passage is multiplied by in his score, rounded up."""
    most = weights.best + weights.breadth * segment.most_passages**0.5
    return np.float32(most * segment.most_reliance * (1 + 1e-5))


@nb.njit(cache=True)
def _highest(bits, first, last):  # type: ignore[no-untyped-def]
    """Return the largest of some numbers that are not negative, by their bits: these sort alike."""
    part = bits[first:last]
    highest = np.int32(0)
    for place in range(len(part)):  # counted from 0, for eight at once
        highest = max(highest, part[place])
    return highest


@nb.njit(cache=True)
def _widest(limits, people, stretch):  # type: ignore[no-untyped-def]
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


@nb.njit(cache=True, nogil=True)
def _scan(  # type: ignore[no-untyped-def]  # noqa: PLR0917
    totals, limits, reliance, points, allowed, ties, best, breadth,
    scores, orders, numbers, held, first,
):  # fmt: skip
    """Take in everybody allowed: score all of them, and look again at those near enough the top."""
    people = np.empty(len(allowed) + 1, np.int32)
    count = 0
    for person in range(len(allowed)):
        people[count] = person  # without asking first: the processor cannot guess who is allowed
        count += allowed[person]
    got = np.empty(count, np.float32)
    for place in range(count):
        got[place] = score_of(totals, limits, reliance, points, people[place], best, breadth)
    floor = _floor(got, len(scores))
    near = np.empty(count, np.int32)
    count = 0
    for place in range(len(got)):
        near[count] = place
        count += got[place] >= floor
    tied = np.zeros(count, np.uint64)
    for place in range(count if len(ties) else 0):  # apart, so that nothing waits for memory
        tied[place] = ties[people[near[place]]]
    for place in range(count):
        number = np.int64(first + people[near[place]])
        held = entered(got[near[place]], tied[place], number, scores, orders, numbers, held)
    return held


@nb.njit(cache=True)
def _floor(scores, top):  # type: ignore[no-untyped-def]
    """Return a score above 0, not far below that of the `top`th best, if there are so many.

    Scores are counted by their first bits, by which numbers that are not negative sort alike.
    """
    bits = scores.view(np.uint32)
    counts = np.zeros(GRADES, np.int64)
    for place in range(len(scores)):
        counts[bits[place] >> FINER] += 1
    grade = GRADES - 1
    while grade > 0 and counts[grade] < top:
        top -= counts[grade]
        grade -= 1
    floor = np.array([grade << FINER], np.uint32).view(np.float32)
    return max(floor[0], LEAST)


@nb.njit(cache=True, nogil=True)
def _scan_alone(  # type: ignore[no-untyped-def]  # noqa: PLR0917
    limits, reliance, points, allowed, ties, best, breadth, reach,
    scores, orders, numbers, held, first,
    documents, forms, worth, begins, ends, factors,
):  # fmt: skip
    top = len(scores)
    people = len(limits) - 1
    totals = np.zeros(_widest(limits, people, STRETCH), np.float32)
    text_bits, other_bits = totals.view(np.int32), points.view(np.int32)
    most = np.zeros(2, np.int32)
    highest = most.view(np.float32)
    for stretch in range(0, people, STRETCH):
        until = min(stretch + STRETCH, people)
        away = limits[stretch]
        totals[:] = 0
        _add(documents, forms, worth, begins, ends, factors, totals, away, limits[until])
        begin, inside = stretch, stretch  # the end of the large block looked at in small ones
        while begin < until:
            end = min(begin + (SMALL if begin < inside else LARGE), until)
            most[0] = _highest(text_bits, limits[begin] - away, limits[end] - away)
            if len(points):
                most[1] = _highest(other_bits, begin, end)
            bound = reach * highest[0] + highest[1] * np.float32(1 + 1e-5)
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
def _everybody(totals, limits, reliance, points, allowed, best, breadth, scores):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    for person in range(len(limits) - 1):
        if allowed[person]:
            scores[person] = score_of(totals, limits, reliance, points, person, best, breadth)


@nb.njit(cache=True)
def _score_again(totals, limits, reliance, points, best, breadth, scores, numbers, held, first):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    for place in range(held):
        person = numbers[place] - first
        if 0 <= person < len(limits) - 1:
            scores[place] = score_of(totals, limits, reliance, points, person, best, breadth)


@nb.njit(cache=True)
def _count(  # type: ignore[no-untyped-def]  # noqa: PLR0917
    totals, limits, reliance, points, best, breadth, rows, terms, forms, worth, factors,
    scores, numbers, held, first,
):  # fmt: skip
    waited = np.int64(0)
    for begin in range(0, held, TOGETHER):
        end = min(begin + TOGETHER, held)
        waited += asked_for(limits, rows, terms, forms, numbers[begin:end], first)
        for place in range(begin, end):
            person = numbers[place] - first
            if person < 0 or person >= len(limits) - 1:
                continue
            for passage in range(limits[person], limits[person + 1]):
                found = row_sum(rows, terms, forms, factors, worth, passage)
                totals[passage] += np.float32(found)
            scores[place] = score_of(totals, limits, reliance, points, person, best, breadth)
    return waited
