"""Nearness in sense: how alike the words of a question and of a passage are, none of them shared.

Every word has a vector in which its fellows of meaning lie near (Mikolov and others, 2013). A
passage is the sum of its words' vectors, a question likewise, its words weighed by idf; what counts
is the cosine between the two (Arora, Liang and Ma, A simple but tough-to-beat baseline for sentence
embeddings, 2017). Words weigh more the rarer they are in Japanese at large, not in this collection,
so the length of a passage's sum never changes and is kept. The cosine is a sum over the words of
the passage, so what each of them brings can be told.

A few words point anywhere by chance: the square of FAINT is added to that of a passage's length, as
if as much of no sense at all stood beside what it says. So a long career's short lines, of which
one or the other lies near any need, do not outdo a passage that speaks of the matter.
"""

from dataclasses import dataclass
from functools import lru_cache

import numba as nb
import numpy as np

from enishi.engine.codes import Numbering, numbered
from enishi.engine.keys import sealed
from enishi.engine.postings import Float32s, Float64s, Int32s
from enishi.engine.rows import TOGETHER, asked_for, fixed, row_sum
from enishi.engine.strand import Strand
from enishi.reference import word_vectors

FAINT = 8.0  # the length at which chance and sense weigh alike; one of 15 words is about twice that


@dataclass(frozen=True, slots=True)
class Senses:
    """The row of each term (terms,), -1 for none; the length of each passage's sum (passages,).

    Lengths have FAINT in them; they are 0 without any word that has a row.

    `counts` (forms,) is how much a term of each form counts: how often it stands there, by itself.
    """

    rows: Int32s
    lengths: Float32s
    counts: Float64s | None = None

    def counted(self, strand: Strand) -> Float64s:
        """Return how much a term of each form counts (forms,)."""
        return strand.meanings[:, 0].astype(np.float64) if self.counts is None else self.counts

    def nears(self, nearness: Float32s) -> Float64s:
        """Return how near each term lies to a question (terms,), ready for sums along rows.

        `nearness` (rows + 1,) is that of the rows of the table.
        """
        return fixed(nearness[self.rows])


def senses_in(strand: Strand) -> Senses:
    """Return the senses of the words of some passages."""
    names, rows_of = _table(strand.salt)
    rows = rows_of[names.find(strand.keys)]
    counts = strand.meanings[:, 0].astype(np.float64)
    lengths = lengths_of(strand, rows, word_vectors.weighted(), counts, FAINT)
    for array in (rows, lengths):
        array.setflags(write=False)
    return Senses(rows, lengths)


def lengths_of(
    strand: Strand, rows: Int32s, vectors: Float32s, counts: Float64s, faint: float = 0.0
) -> Float32s:
    """Return the length of the sum of each passage's vectors (passages,), 0 without any.

    `faint` is the length of something across all of them that is added.
    """
    lengths: Float32s = _lengths(
        *(strand.limits, strand.terms, strand.row_forms, counts), *(rows, vectors, faint)
    )
    return lengths


@lru_cache(maxsize=4)
def _table(salt: int) -> tuple[Numbering, Int32s]:
    """Return the names with a vector as an index with this salt keeps them, and their rows.

    The last row is -1: that of words without a vector.
    """
    names, rows = word_vectors.table()
    return numbered(sealed(names, np.uint64(salt))), np.append(rows, np.int32(-1))


def likeness(strand: Strand, senses: Senses, nears: Float64s, first: int, last: int) -> Float64s:
    """Return the cosine between the question and each passage from first to last, 0 if negative.

    `nears` are those of `Senses.nears`.
    """
    found: Float64s = _likeness(
        *(strand.limits, strand.terms, strand.row_forms, senses.counted(strand)),
        *(nears, senses.lengths, first, last),
    )
    return found


@nb.njit(cache=True)
def _lengths(limits, terms, forms, counts, rows, vectors, faint):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    lengths = np.zeros(len(limits) - 1, np.float32)
    width = vectors.shape[1]
    whole = np.zeros(width, np.int64)
    for passage in range(len(lengths)):
        held = False
        for at in range(limits[passage], limits[passage + 1]):
            row = rows[terms[at]]
            if row >= 0:
                if not held:
                    whole[:] = 0
                    held = True
                often = counts[forms[at]] * 65536
                for place in range(width):
                    whole[place] += np.int64(often * np.float64(vectors[row, place]))
        if held:
            square = 0.0
            for place in range(width):
                square += np.float64(whole[place]) * np.float64(whole[place])
            if square > 0:
                lengths[passage] = np.sqrt(square / 65536.0**2 + faint**2)
    return lengths


@nb.njit(cache=True, forceinline=True)
def _cosine(limits, terms, forms, counts, nears, lengths, passage):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    if lengths[passage] <= 0:
        return 0.0
    whole = row_sum(limits, terms, forms, nears, counts, passage)
    return max(0.0, whole / np.float64(lengths[passage]))


@nb.njit(cache=True)
def _likeness(limits, terms, forms, counts, nears, lengths, first, last):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    found = np.zeros(last - first, np.float64)
    for passage in range(first, last):
        found[passage - first] = _cosine(limits, terms, forms, counts, nears, lengths, passage)
    return found


@nb.njit(cache=True)
def add_to_people(  # type: ignore[no-untyped-def]  # noqa: PLR0917
    totals, people, limits, terms, forms, counts, nears, lengths, weight, numbers, first
):  # fmt: skip
    """Add weight × cosine to the totals (passages,) of those people who stand in this piece."""
    waited = np.int64(0)
    for begin in range(0, len(numbers), TOGETHER):
        group = numbers[begin : begin + TOGETHER]
        waited += asked_for(people, limits, terms, forms, group, first)
        for number in group:
            person = number - first
            if 0 <= person < len(people) - 1:
                for passage in range(people[person], people[person + 1]):
                    totals[passage] += np.float32(
                        weight * _cosine(limits, terms, forms, counts, nears, lengths, passage)
                    )
    return waited
