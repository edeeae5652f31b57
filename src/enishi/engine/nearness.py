"""What a question means: how near to it the words of each row of the table lie."""

from collections.abc import Iterable
from typing import Protocol

import numba as nb
import numpy as np

from enishi.engine.answers import Span
from enishi.engine.asking import Asked
from enishi.engine.keys import Keys
from enishi.engine.postings import Float32s, Int32s
from enishi.engine.spans import Meant, Reading, apart
from enishi.engine.terms import NAME
from enishi.reference import word_vectors

ALIKE = 0.35  # the cosine from which two words are shown as being of like sense
MOST_WORDS = 2_000  # of a text that are held against another
NOTHING = np.zeros(0, np.float32)
EVERYDAY = 1_000  # rows of the commonest words, of which only names are worth showing: 見る, 新しい


def nearness_of(asked: Asked) -> Float32s:
    """Return how near the word of each row lies to what a question's words mean (rows + 1,).

    Words count by their factors, by idf that is, times the root of how rare they are at large.
    The last place stands for words without a vector, and is 0; empty when no word has one.
    """
    rows = word_vectors.rows_of_names(np.concatenate((asked.keys, asked.unheard)))
    if (rows < 0).all():
        return NOTHING
    factors = np.concatenate((asked.factors, asked.unheard_factors))
    factors *= np.sqrt(word_vectors.rarity_of(rows))
    direction = (factors[:, None] * word_vectors.senses_of(rows)).sum(axis=0)
    length = float(np.sqrt((direction**2).sum()))
    if not length:
        return NOTHING
    near: Float32s = _products(word_vectors.weighted(), (direction / length).astype(np.float32))
    return near


@nb.njit(cache=True, nogil=True, fastmath={"reassoc", "contract"})
def _products(table, direction):  # type: ignore[no-untyped-def]
    """Return table @ direction and a 0, by one thread: several would wait for each other."""
    found = np.zeros(len(table) + 1, np.float32)
    for row in range(len(table)):
        whole = np.float32(0)
        for place in range(len(direction)):
            whole += table[row, place] * direction[place]
        found[row] = whole
    return found


class Vectors(Protocol):
    """A table of words: their rows, -1 without one, and the vectors of rows, each of length 1."""

    def rows_of_names(self, names: Keys) -> Int32s: ...
    def vectors_of(self, rows: Int32s) -> Float32s: ...


def alike(
    asking: Reading, asked: Reading, passage: int, table: Vectors = word_vectors
) -> tuple[tuple[Span, ...], ...]:
    """Return the words of a question that have fellows of like sense in a passage, and those."""
    (ours, mine), (theirs, other) = (
        _meant(asking, tuple(asking.passages), table),
        _meant(asked, (passage,), table),
    )
    if not ours or not theirs:
        return (), ()
    near = mine @ other.T
    return (
        apart(ours[at][1] for at in np.flatnonzero(near.max(axis=1) >= ALIKE).tolist()),
        apart(theirs[at][1] for at in np.flatnonzero(near.max(axis=0) >= ALIKE).tolist()),
    )


def _meant(reading: Reading, passages: tuple[int, ...], table: Vectors) -> Meant:
    """Return the words with a vector of some passages, and their vectors; worked out once."""
    if passages not in reading.meant:
        words = _spans(reading, passages, table)
        rows = np.array([row for row, _ in words], np.int32)
        reading.meant[passages] = (words, table.vectors_of(rows))
    return reading.meant[passages]


def _spans(reading: Reading, passages: Iterable[int], table: Vectors) -> list[tuple[int, Span]]:
    """Return row and span of each word with a vector worth showing, at most MOST_WORDS of them."""
    profile, found = reading.profile, []
    for passage in passages:
        words = slice(profile.word_limits[passage], profile.word_limits[passage + 1])
        rows = table.rows_of_names(profile.words[words])
        worth = (rows >= EVERYDAY) | (profile.kinds[words] == NAME)
        worth &= rows != word_vectors.UNKNOWN
        begins, ends = profile.begins[words][worth].tolist(), profile.ends[words][worth].tolist()
        for row, begin, end in zip(rows[worth].tolist(), begins, ends, strict=True):
            found.append((row, (passage, begin, end)))
    return found[:MOST_WORDS]
