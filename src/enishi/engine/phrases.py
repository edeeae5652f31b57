"""Finding the expressions of the taxonomy in texts that have become numbers.

An expression is a run of words. Words that touch in the expression must nearly touch in the text
(one word may stand between them, no punctuation); others may have three words between them, inside
one sentence. So 「売り先が偏る」 is found in 「売り先が大手1社に偏っている」.
"""

from dataclasses import dataclass
from itertools import pairwise

import numba as nb
import numpy as np

from enishi.engine.codes import Numbering, numbered
from enishi.engine.postings import Float32s, Int32s
from enishi.engine.profiles import SENTENCE_BREAK, Profile

_TOUCHING, _LOOSE = 1, 3
_LONGEST_STRIDE = 24  # characters between two words of one expression


@dataclass(frozen=True, slots=True)
class Phrases:
    """Expressions by their first word: those of word w are heads[w] to heads[w + 1].

    `numbering` numbers the words of all expressions by their keys.
    """

    numbering: Numbering
    heads: Int32s
    limits: Int32s
    words: Int32s
    touching: Int32s
    identity: Int32s


@dataclass(frozen=True, slots=True)
class Found:
    """Where expressions stand: passage, number of the expression, words skipped, begin, end."""

    passage: Int32s
    identity: Int32s
    skipped: Int32s
    begin: Int32s
    end: Int32s


def compile_phrases(expressions: Profile) -> Phrases:
    """Return expressions, a passage each, ready to be found; their positions identify them."""
    limits = expressions.word_limits.tolist()
    touching = np.append(True, expressions.begins[1:] == expressions.ends[:-1])
    touching[expressions.word_limits[:-1][np.diff(expressions.word_limits) > 0]] = True
    numbering = numbered(expressions.words)
    words, steps = numbering.find(expressions.words).tolist(), touching.tolist()
    rows: list[tuple[list[int], list[bool], int]] = [
        (words[a:b], steps[a:b], identity)
        for identity, (a, b) in enumerate(pairwise(limits))
        if a < b
    ]
    rows.sort()
    size = max((row[0][0] for row in rows), default=-1) + 1
    firsts = np.array([row[0][0] for row in rows], np.int64)
    heads = np.searchsorted(firsts, np.arange(size + 1)).astype(np.int32)
    lengths = [len(row[0]) for row in rows]
    return Phrases(
        numbering,
        heads,
        np.cumsum([0, *lengths]).astype(np.int32),
        np.array([word for row in rows for word in row[0]], np.int32),
        np.array([step for row in rows for step in row[1]], np.int32),
        np.array([row[2] for row in rows], np.int32),
    )


def find_in(profile: Profile, phrases: Phrases) -> Found:
    """Return where expressions stand in a profile, without those that lie inside a longer one."""
    rows = _find(
        phrases.numbering.find(profile.words),
        profile.begins,
        profile.ends,
        profile.breaks,
        profile.word_limits,
        phrases.heads,
        phrases.limits,
        phrases.words,
        phrases.touching,
        phrases.identity,
    )
    return Found(*(np.ascontiguousarray(column) for column in rows.T))


@nb.njit(cache=True)
def _follow(words, begins, ends, breaks, start, last, phrase, touching):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Return the position of the phrase's last word and the words skipped, or -1."""
    position = start
    skipped = 0
    for index in range(1, len(phrase)):
        allowed = _TOUCHING if touching[index] else _LOOSE
        step = position + 1
        passed = 0
        while True:
            if step >= last or passed > allowed or begins[step] - ends[position] > _LONGEST_STRIDE:
                return -1, 0
            if breaks[step] == SENTENCE_BREAK or (breaks[step] and touching[index]):
                return -1, 0
            if words[step] == phrase[index]:
                break
            passed += 1
            step += 1
        skipped += passed
        position = step
    return position, skipped


@nb.njit(cache=True)
def _find(words, begins, ends, breaks, limits, heads, bounds, phrases, touching, identity):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    rows = np.empty((1024, 5), np.int32)
    held = 0
    for passage in range(len(limits) - 1):
        first_row = held
        for start in range(limits[passage], limits[passage + 1]):
            word = words[start]
            if word < 0 or word + 1 >= len(heads):
                continue
            for row in range(heads[word], heads[word + 1]):
                a, b = bounds[row], bounds[row + 1]
                last, skipped = _follow(
                    words,
                    begins,
                    ends,
                    breaks,
                    start,
                    limits[passage + 1],
                    phrases[a:b],
                    touching[a:b],
                )
                if last < 0:
                    continue
                if held == len(rows):
                    longer = np.empty((2 * len(rows), 5), np.int32)
                    longer[:held] = rows
                    rows = longer
                rows[held, 0] = passage
                rows[held, 1] = identity[row]
                rows[held, 2] = skipped
                rows[held, 3] = begins[start]
                rows[held, 4] = ends[last]
                held += 1
        held = _drop_inner(rows, first_row, held)
    return rows[:held].copy()


@nb.njit(cache=True)
def _drop_inner(rows, first, last):  # type: ignore[no-untyped-def]
    """Keep the rows of one passage that lie strictly inside no other; return where they end."""
    inner = np.zeros(last - first, np.bool_)
    for row in range(first, last):
        for other in range(max(first, row - 64), min(last, row + 64)):
            longer = rows[other, 4] - rows[other, 3] > rows[row, 4] - rows[row, 3]
            around = rows[other, 3] <= rows[row, 3] and rows[row, 4] <= rows[other, 4]
            if longer and around and rows[other, 2] == 0:
                inner[row - first] = True
    kept = first
    for row in range(first, last):
        if not inner[row - first]:
            rows[kept] = rows[row]
            kept += 1
    return kept


def strength_factor(skipped: Int32s) -> Float32s:
    """Return how much an expression with words skipped inside still counts (n,)."""
    factor: Float32s = np.power(0.85, skipped).astype(np.float32)
    return factor
