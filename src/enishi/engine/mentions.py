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
    passages, begins, ends, categories, strong = _said_of(
        *(found.passage, found.identity, found.begin, found.end),
        *(strength_factor(found.skipped), known.limits, known.categories, strengths),
    )
    order = np.lexsort((begins, categories, passages))
    begins, ends, strong = begins[order], ends[order], strong[order]
    kept = _united(passages[order], categories[order], begins, ends, strong)
    passages, categories = passages[order][kept], categories[order][kept]
    begins, ends, strong = begins[kept], ends[kept], strong[kept]
    order = np.lexsort((categories, begins, passages))
    return Mentions(passages[order], begins[order], ends[order], categories[order], strong[order])


@nb.njit(cache=True)
def _said_of(passages, identities, begins, ends, factors, limits, categories, strengths):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Return a row for each category that each expression found speaks for."""
    count = 0
    for identity in identities:
        count += limits[identity + 1] - limits[identity]
    where = np.empty((3, count), np.int32)
    of, strong = np.empty(count, np.int32), np.empty(count, np.float32)
    held = 0
    for row in range(len(identities)):
        for each in range(limits[identities[row]], limits[identities[row] + 1]):
            where[0, held], where[1, held], where[2, held] = passages[row], begins[row], ends[row]
            of[held], strong[held] = categories[each], strengths[each] * factors[row]
            held += 1
    return where[0], where[1], where[2], of, strong


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
