"""Profiles: what is kept of a person's texts, so that only what changed is read again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from enishi.engine.codes import Codes, codes_of
from enishi.engine.keys import Keys, keys_of
from enishi.engine.languages import terms_of
from enishi.engine.postings import Int32s
from enishi.engine.terms import CLAUSE, NAME, SENTENCE
from enishi.reference.folding import fold

Int8s = NDArray[np.int8]
NO_BREAK, CLAUSE_BREAK, SENTENCE_BREAK = range(3)
_BREAKS = {CLAUSE: CLAUSE_BREAK, SENTENCE: SENTENCE_BREAK}


@dataclass(frozen=True, slots=True)
class Profile:
    """The passages of one person as numbers.

    Passage p holds the words words[word_limits[p]:word_limits[p+1]] (their keys), which stand in
    the text as it was typed from begins to ends, with what lies before each (breaks: nothing, a
    comma or the like, the end of a sentence) and what kind of word each is (kinds, as in `terms`),
    and the characters codes[code_limits[p]:code_limits[p+1]].
    """

    words: Keys
    begins: Int32s
    ends: Int32s
    breaks: Int8s
    kinds: Int8s
    word_limits: Int32s
    codes: Codes
    code_limits: Int32s

    @property
    def passages(self) -> int:
        """Return the number of passages."""
        return len(self.word_limits) - 1


def read(texts: Sequence[str], language: str) -> Profile:
    """Return the profile of some texts; the language is "ja" or "en"."""
    keys: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []
    kinds: list[int] = []
    word_limits = [0]
    codes: list[Codes] = []
    code_limits = [0]
    for text in texts:
        pending = SENTENCE_BREAK
        for key, begin, end, kind in terms_of(text, language):
            if key in _BREAKS:
                pending = max(pending, _BREAKS[key])
                continue
            keys.append(key)
            kinds.append(kind)
            begins.append(begin)
            ends.append(end)
            breaks.append(pending)
            pending = NO_BREAK
        word_limits.append(len(keys))
        codes.append(codes_of(fold(text)))
        code_limits.append(code_limits[-1] + len(codes[-1]))
    return Profile(
        keys_of(keys),
        np.array(begins, np.int32),
        np.array(ends, np.int32),
        np.array(breaks, np.int8),
        np.array(kinds, np.int8),
        np.array(word_limits, np.int32),
        np.concatenate(codes) if codes else np.zeros(0, np.uint32),
        np.array(code_limits, np.int32),
    )


def namely(profile: Profile) -> NDArray[np.bool_]:
    """Say of each word whether it names something by itself: a noun of two characters or more."""
    named: NDArray[np.bool_] = (profile.kinds == NAME) & (profile.ends - profile.begins > 1)
    return named


def joined(profiles: Sequence[Profile]) -> Profile:
    """Return all profiles as one, their passages in the same order."""

    def run(arrays: Sequence[NDArray[Any]], kind: type) -> NDArray[Any]:
        return np.concatenate(arrays) if arrays else np.zeros(0, kind)

    def limits(arrays: Sequence[Int32s]) -> Int32s:
        steps = run([np.diff(array) for array in arrays], np.int32)
        return np.concatenate(([0], np.cumsum(steps))).astype(np.int32)

    return Profile(
        run([profile.words for profile in profiles], np.uint64),
        run([profile.begins for profile in profiles], np.int32),
        run([profile.ends for profile in profiles], np.int32),
        run([profile.breaks for profile in profiles], np.int8),
        run([profile.kinds for profile in profiles], np.int8),
        limits([profile.word_limits for profile in profiles]),
        run([profile.codes for profile in profiles], np.uint32),
        limits([profile.code_limits for profile in profiles]),
    )


def runs_of(profile: Profile, most: int) -> Iterator[Profile]:
    """Yield a profile in runs of so many passages at most; they share its memory."""
    for first in range(0, profile.passages, most):
        words = profile.word_limits[first : first + most + 1]
        codes = profile.code_limits[first : first + most + 1]
        a, b = int(words[0]), int(words[-1])
        yield Profile(
            profile.words[a:b],
            profile.begins[a:b],
            profile.ends[a:b],
            profile.breaks[a:b],
            profile.kinds[a:b],
            words - words[0],
            profile.codes[codes[0] : codes[-1]],
            codes - codes[0],
        )
