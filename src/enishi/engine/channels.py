"""The text channels: what of a text becomes a term, as keys that are numbers.

Words and words that stand side by side; pairs of characters and single characters, which reach
where words were cut differently. A key of 0 is nothing; MISSING is a word that nobody has used.
"""

import numpy as np

from enishi.engine.codes import Keys, pairs_of
from enishi.engine.labels import CHARACTERS, NEIGHBOURS, PAIRS, WORDS
from enishi.engine.postings import Int32s, Int64s
from enishi.engine.profiles import SENTENCE_BREAK, Profile
from enishi.engine.vocabulary import UNKNOWN

ALL = (WORDS, NEIGHBOURS, PAIRS, CHARACTERS)
OF_WORDS = frozenset({WORDS, NEIGHBOURS})
WIDTH = {WORDS: 1, NEIGHBOURS: 2, PAIRS: 2, CHARACTERS: 1}
MISSING = np.uint64(0xFFFFFFFFFFFFFFFF)


def limits_in(channel: str, profile: Profile) -> Int64s:
    """Return where each passage begins among the keys of a channel (passages + 1,)."""
    limits = profile.word_limits if channel in OF_WORDS else profile.code_limits
    return limits.astype(np.int64)


def keys_in(channel: str, profile: Profile) -> Keys:
    """Return the key that begins at each word or character of a profile."""
    if channel == WORDS:
        return _words(profile.words)
    if channel == CHARACTERS:
        return profile.codes.astype(np.uint64)
    keys = _neighbours(profile) if channel == NEIGHBOURS else pairs_of(profile.codes)
    limits = limits_in(channel, profile)
    keys[limits[1:][np.diff(limits) > 0] - 1] = 0
    return keys


def _words(words: Int32s) -> Keys:
    keys = (words.astype(np.int64) + 1).astype(np.uint64)
    keys[words == UNKNOWN] = MISSING
    return keys


def _neighbours(profile: Profile) -> Keys:
    keys = np.zeros(len(profile.words), np.uint64)
    if len(keys) > 1:
        single = _words(profile.words)
        left, right = single[:-1], single[1:]
        both = profile.breaks[1:] < SENTENCE_BREAK
        unknown = (left == MISSING) | (right == MISSING)
        joined = np.where(unknown, MISSING, (left << np.uint64(32)) | right)
        keys[:-1] = np.where(both, joined, 0)
    return keys
