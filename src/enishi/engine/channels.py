"""The text channels: what of a text becomes a term, as keys that are numbers.

Words and words that stand side by side; pairs of characters and single characters, which reach
where words were cut differently. A key of 0 is nothing.
"""

import numpy as np

from enishi.engine.codes import pairs_of
from enishi.engine.keys import Keys
from enishi.engine.labels import CHARACTERS, NEIGHBOURS, PAIRS, WORDS
from enishi.engine.postings import Int64s
from enishi.engine.profiles import SENTENCE_BREAK, Profile

ALL = (WORDS, NEIGHBOURS, PAIRS, CHARACTERS)
OF_LANGUAGE = {"ja": ALL, "en": (WORDS, NEIGHBOURS)}  # letters say nothing of what a word means
OF_WORDS = frozenset({WORDS, NEIGHBOURS})
WIDTH = {WORDS: 1, NEIGHBOURS: 2, PAIRS: 2, CHARACTERS: 1}
_LEFT = np.uint64(0x9E3779B97F4A7C15)


def limits_in(channel: str, profile: Profile) -> Int64s:
    """Return where each passage begins among the keys of a channel (passages + 1,)."""
    limits = profile.word_limits if channel in OF_WORDS else profile.code_limits
    return limits.astype(np.int64)


def keys_in(channel: str, profile: Profile) -> Keys:
    """Return the key that begins at each word or character of a profile."""
    if channel == WORDS:
        return profile.words
    if channel == CHARACTERS:
        return profile.codes.astype(np.uint64)
    keys = _neighbours(profile) if channel == NEIGHBOURS else pairs_of(profile.codes)
    limits = limits_in(channel, profile)
    keys[limits[1:][np.diff(limits) > 0] - 1] = 0
    return keys


def _neighbours(profile: Profile) -> Keys:
    keys = np.zeros(len(profile.words), np.uint64)
    if len(keys) > 1:
        joined = (profile.words[:-1] * _LEFT) ^ profile.words[1:]
        keys[:-1] = np.where(profile.breaks[1:] < SENTENCE_BREAK, np.maximum(joined, 1), 0)
    return keys
