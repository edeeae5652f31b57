"""Profiles: what is kept of a person's texts, so that only what changed is read again."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from enishi.engine.codes import Codes, codes_of
from enishi.engine.languages import terms_of
from enishi.engine.postings import Int32s, Int64s
from enishi.engine.terms import CLAUSE, SENTENCE
from enishi.reference.folding import fold

SENTENCE_END, CLAUSE_END = -1, -2
_BREAKS = {SENTENCE: SENTENCE_END, CLAUSE: CLAUSE_END}


@dataclass(frozen=True, slots=True)
class Profile:
    """The passages of one person as numbers.

    Passage p holds the words words[word_limits[p]:word_limits[p+1]], which stand in the text as it
    was typed from begins to ends (negative numbers are ends of sentences and clauses), and the
    characters codes[code_limits[p]:code_limits[p+1]].
    """

    words: Int32s
    begins: Int32s
    ends: Int32s
    word_limits: Int32s
    codes: Codes
    code_limits: Int32s

    @property
    def passages(self) -> int:
        """Return the number of passages."""
        return len(self.word_limits) - 1


def read(texts: Sequence[str], number: Callable[[str], int], language: str) -> Profile:
    """Return the profile of some texts; the language is "ja" or "en".

    `number` gives each word its number: `Vocabulary.learn` for those who are searched,
    `Vocabulary.number` for those who ask.
    """
    words: list[int] = []
    begins: list[int] = []
    ends: list[int] = []
    word_limits = [0]
    codes: list[Codes] = []
    code_limits = [0]
    for text in texts:
        for key, begin, end in terms_of(text, language):
            words.append(_BREAKS.get(key) or number(key))
            begins.append(begin)
            ends.append(end)
        word_limits.append(len(words))
        codes.append(codes_of(fold(text)))
        code_limits.append(code_limits[-1] + len(codes[-1]))
    return Profile(
        np.array(words, np.int32),
        np.array(begins, np.int32),
        np.array(ends, np.int32),
        np.array(word_limits, np.int32),
        np.concatenate(codes) if codes else np.zeros(0, np.uint32),
        np.array(code_limits, np.int32),
    )


def limits_of(lengths: Iterable[int]) -> Int64s:
    """Return where each of several runs begins, and where the last ends (n + 1,)."""
    listed = np.fromiter(lengths, np.int64)
    limits = np.zeros(len(listed) + 1, np.int64)
    np.cumsum(listed, out=limits[1:])
    return limits


def joined(runs: Sequence[Int32s], lengths: Sequence[Int32s]) -> tuple[Int32s, Int64s]:
    """Return all runs as one array, and the limits of the passages in it."""
    tokens = np.concatenate(runs) if runs else np.zeros(0, np.int32)
    steps = [np.diff(limits) for limits in lengths]
    return tokens, limits_of(np.concatenate(steps) if steps else [])
