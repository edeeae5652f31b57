"""The best people so far, found crowd by crowd; their order, ties too, depends on scores alone.

Where one strand is all that is asked for it is added up on the way (`alone`, `few`); otherwise
crowds whose texts are added up already are sifted.
"""

from collections.abc import Callable, Sequence

import numba as nb
import numpy as np

from enishi.engine.alone import scan_alone
from enishi.engine.crowds import Crowd, reach
from enishi.engine.few import scan_few
from enishi.engine.keys import Keys
from enishi.engine.postings import Float32s, Ids, Int64s
from enishi.engine.rows import TOGETHER, asked_for, fixed, row_sum
from enishi.engine.sifting import floor_of, sifted
from enishi.engine.strand import Lists, Strand
from enishi.engine.weights import Weights

FEW = 30  # people for each posting: with more, those met are looked at one by one
NamesOf = Callable[[Int64s], Ids]


class Heap:
    """The best people so far; while people are taken in one by one, the worst is at the root.

    `names` tells those apart who are equal, ties too; without it their numbers do.
    """

    def __init__(self, top: int, names: NamesOf | None = None) -> None:
        self.names = names
        self.scores = np.empty(top, np.float32)
        self.ties = np.empty(top, np.uint64)
        self.numbers = np.empty(top, np.int64)
        self.held = 0

    def scan(self, crowds: Sequence[Crowd], weights: Weights) -> None:
        """Take in the best by what their texts got."""
        some = sifted(crowds, weights, len(self.scores))
        scores = np.concatenate([each.scores for each in some])
        there = scores >= floor_of(scores, len(self.scores))
        rows = [
            (each.people.astype(np.int64) + crowd.first, crowd.ties_of(each.people))
            for crowd, each in zip(crowds, some, strict=True)
        ]
        numbers, ties = (np.concatenate(column)[there] for column in zip(*rows, strict=True))
        self._hold(scores[there], ties, numbers)

    def _hold(self, scores: Float32s, ties: Keys, numbers: Int64s) -> None:
        """Hold so many people, in any order; of too many the last of the equals go."""
        top = len(self.scores)
        if len(scores) > top:
            order = self._order(scores, ties, numbers)[:top]
            scores, ties, numbers = scores[order], ties[order], numbers[order]
        self.held = len(scores)
        self.scores[: self.held], self.ties[: self.held] = scores, ties
        self.numbers[: self.held] = numbers

    def _order(self, scores: Float32s, ties: Keys, numbers: Int64s) -> Int64s:
        """Return the order of some people, best first."""
        order = np.lexsort((numbers, ties, -scores))
        same = (np.diff(scores[order]) == 0) & (np.diff(ties[order]) == 0)
        if self.names is not None and same.any():
            places = np.flatnonzero(np.append(same, False) | np.append(False, same))
            equals = order[places]
            by_name = np.lexsort((self.names(numbers[equals]), ties[equals], -scores[equals]))
            order[places] = equals[by_name]
        return order

    def scan_alone(self, crowd: Crowd, lists: Lists, weights: Weights) -> None:
        """Take in the people of a piece by what the lists give; the totals stay zeros."""
        segment, strand = crowd.segment, lists.strand
        begins, ends = strand.starts[lists.terms], strand.starts[lists.terms + 1]
        of_people = (segment.limits, segment.reliance, crowd.points, crowd.allowed, crowd.ties)
        of_texts = (strand.documents, strand.forms, lists.worth, begins, ends, lists.factors)
        points = (np.float32(weights.best), np.float32(weights.breadth))
        heap = (self.scores, self.ties, self.numbers, self.held, crowd.first)
        bound = reach(segment, weights)
        few = not len(crowd.points) and FEW * int((ends - begins).sum()) < segment.people
        scan = scan_few if few else scan_alone
        self.held = scan(*of_people, *points, bound, *heap, *of_texts)

    def hear(self, crowd: Crowd, strand: Strand, worth: Float32s, factors: Float32s) -> None:
        """Add to what the texts of those held got what the terms of a strand give.

        `factors` (terms,) are those of all terms of the strand, 0 for those not asked for.
        """
        _hear(
            *(crowd.totals, crowd.segment.limits),
            *(strand.limits, strand.terms, strand.row_forms, fixed(factors), worth),
            *(self.numbers[: self.held], crowd.first),
        )

    def score_again(self, crowds: Sequence[Crowd], weights: Weights) -> None:
        """Score everybody held anew by what the texts got since; the heap is none any more."""
        for crowd in crowds:
            people = self.numbers[: self.held] - crowd.first
            mine = np.flatnonzero((people >= 0) & (people < crowd.segment.people))
            self.scores[mine] = crowd.scores_of(people[mine].astype(np.int32), weights)

    def best(self, top: int) -> tuple[Int64s, Float32s]:
        """Return numbers and scores of the best, best first."""
        scores, numbers = self.scores[: self.held], self.numbers[: self.held]
        ties = self.ties[: self.held]
        if self.held > top:  # equals of the last one stay
            near = scores >= np.partition(scores, self.held - top)[self.held - top]
            scores, numbers, ties = scores[near], numbers[near], ties[near]
        order = self._order(scores, ties, numbers)[:top]
        order = order[scores[order] > 0]
        return numbers[order], scores[order]


@nb.njit(cache=True)
def _hear(totals, people, limits, terms, forms, by_term, by_form, numbers, first):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    waited = np.int64(0)
    for begin in range(0, len(numbers), TOGETHER):
        group = numbers[begin : begin + TOGETHER]
        waited += asked_for(people, limits, terms, forms, group, first)
        for number in group:
            person = number - first
            if 0 <= person < len(people) - 1:
                for passage in range(people[person], people[person + 1]):
                    found = row_sum(limits, terms, forms, by_term, by_form, passage)
                    totals[passage] += np.float32(found)
    return waited
