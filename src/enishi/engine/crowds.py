"""A crowd: the people of one piece about to be scanned, and what everybody of it got."""

from dataclasses import dataclass

import numba as nb
import numpy as np

from enishi.engine.heap import score_of
from enishi.engine.keys import Keys
from enishi.engine.postings import Float32s, Int32s
from enishi.engine.segment import Bools, Segment
from enishi.engine.weights import Weights


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
        scores = self.scores_of(np.arange(self.segment.people, dtype=np.int32), weights)
        scores[~self.allowed] = 0
        return scores

    def ties_of(self, people: Int32s) -> Keys:
        """Return who of some people goes first among equals (n,)."""
        return self.ties[people] if len(self.ties) else np.zeros(len(people), np.uint64)

    def scores_of(self, people: Int32s, weights: Weights) -> Float32s:
        """Return the scores of some people (n,) by what their texts got."""
        scores: Float32s = _scores_of(
            *(self.totals, self.segment.limits, self.segment.reliance, self.points, people),
            *(np.float32(weights.best), np.float32(weights.breadth)),
        )
        return scores


def reach(segment: Segment, weights: Weights) -> np.float32:
    """Return the most that a person's best passage is multiplied by in his score, rounded up."""
    most = weights.best + weights.breadth * segment.most_passages**0.5
    return np.float32(most * segment.most_reliance * (1 + 1e-5))


@nb.njit(cache=True, nogil=True)
def _scores_of(totals, limits, reliance, points, people, best, breadth):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    scores = np.empty(len(people), np.float32)
    for place in range(len(people)):
        scores[place] = score_of(totals, limits, reliance, points, people[place], best, breadth)
    return scores
