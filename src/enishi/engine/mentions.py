"""Mentions: where texts use expressions of the taxonomy, and how clearly they speak of what."""

from dataclasses import dataclass

import numba as nb
import numpy as np
from numpy.typing import NDArray

from enishi.engine.answers import Span
from enishi.engine.expressions import Expressions
from enishi.engine.phrases import find_in, strength_factor
from enishi.engine.postings import Float32s, Float64s, Int32s
from enishi.engine.profiles import Profile


@dataclass(frozen=True, slots=True)
class Mentions:
    """Mention m: a passage speaks of a category from begin to end, with a strength (0 to 1).

    Passages ascend; an expression of several categories is mentioned once for each, and
    expressions of one category that overlap are one mention, as strong as the strongest.
    """

    passages: Int32s
    begins: Int32s
    ends: Int32s
    categories: Int32s
    strengths: Float32s

    def within(self, first: int, last: int) -> "Mentions":
        """Return those of the passages first to last (excluded), counted from 0 again."""
        a, b = np.searchsorted(self.passages, (first, last))
        return Mentions(
            self.passages[a:b] - np.int32(first),
            self.begins[a:b],
            self.ends[a:b],
            self.categories[a:b],
            self.strengths[a:b],
        )

    def spans(self, categories: set[int]) -> tuple[Span, ...]:
        """Return where the mentions of some categories stand."""
        rows = zip(self.passages.tolist(), self.begins.tolist(), self.ends.tolist(), strict=True)
        named = self.categories.tolist()
        found = {row for row, each in zip(rows, named, strict=True) if each in categories}
        return tuple(sorted(found))


def mentions_in(profile: Profile, known: Expressions, strengths: Float32s) -> Mentions:
    """Return the mentions in a profile; `strengths` is `known.in_needs` or `known.in_careers`."""
    found = find_in(profile, known.phrases)
    first, last = known.limits[found.identity], known.limits[found.identity + 1]
    each = last - first
    places = np.repeat(np.arange(len(first), dtype=np.int32), each)
    steps = np.arange(len(places)) - np.repeat(np.cumsum(each) - each, each)
    rows = np.repeat(first, each) + steps
    strong = (strengths[rows] * strength_factor(found.skipped)[places]).astype(np.float32)
    passages, begins, ends = found.passage[places], found.begin[places], found.end[places]
    categories = known.categories[rows]
    order = np.lexsort((begins, categories, passages))
    begins, ends, strong = begins[order], ends[order], strong[order]
    kept = _united(passages[order], categories[order], begins, ends, strong)
    passages, categories = passages[order][kept], categories[order][kept]
    begins, ends, strong = begins[kept], ends[kept], strong[kept]
    order = np.lexsort((categories, begins, passages))
    return Mentions(passages[order], begins[order], ends[order], categories[order], strong[order])


@nb.njit(cache=True)
def _united(passages, categories, begins, ends, strengths):  # type: ignore[no-untyped-def]
    """Let the first of mentions that overlap reach over all, as strong as the strongest.

    Mentions come by passage, category and begin; returned is which are kept (n,).
    """
    kept = np.ones(len(begins), np.bool_)
    first = 0
    for row in range(1, len(begins)):
        same = passages[row] == passages[first] and categories[row] == categories[first]
        if same and begins[row] < ends[first]:
            ends[first] = max(ends[first], ends[row])
            strengths[first] = max(strengths[first], strengths[row])
            kept[row] = False
        else:
            first = row
    return kept


def clarity(owners: NDArray[np.integer], strengths: Float32s, size: int) -> Float64s:
    """Return 1 - Π (1 - strength) over the mentions of each owner (size,)."""
    doubt = np.log1p(-np.clip(strengths.astype(np.float64), 0.0, 0.99))
    return np.asarray(1.0 - np.exp(np.bincount(owners, doubt, size)), np.float64)
