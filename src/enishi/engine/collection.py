"""A collection: everybody's passages in three text channels, sharing one numbering.

Words, pairs of characters and single characters; the last is kept by passage, because it only
ranks again those whom the first two brought to the top.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from enishi.engine import postings
from enishi.engine.codes import Numbering, number, pairs_of
from enishi.engine.postings import Float32s, Int32s, Int64s, Postings
from enishi.engine.profiles import Profile, joined, limits_of
from enishi.engine.vocabulary import Vocabulary
from enishi.engine.weights import Weights


@dataclass(frozen=True, slots=True)
class ByPassage:
    """CSR over passages: terms[limits[p]:limits[p+1]] ascending, with their weights."""

    limits: Int64s
    terms: Int32s
    weights: Float32s


@dataclass(frozen=True, slots=True)
class Collection:
    """People 0..n-1 with passages limits[i]:limits[i+1], and how far each passage is relied on."""

    limits: Int64s
    reliance: Float32s
    vocabulary: Vocabulary
    words: Postings
    pair_numbers: Numbering
    pairs: Postings
    character_numbers: Numbering
    characters: Postings
    characters_by_passage: ByPassage

    @property
    def people(self) -> int:
        """Return the number of people."""
        return len(self.limits) - 1

    @property
    def passages(self) -> int:
        """Return the number of passages of everybody together."""
        return int(self.limits[-1])


def collect(
    profiles: Sequence[Profile],
    reliance: Sequence[float],
    vocabulary: Vocabulary,
    weights: Weights,
) -> Collection:
    """Return the collection of some profiles; `reliance` has one number for each passage."""
    words, word_limits = joined([p.words for p in profiles], [p.word_limits for p in profiles])
    codes = np.concatenate([p.codes for p in profiles] or [np.zeros(0, np.uint32)])
    _, code_limits = joined([], [p.code_limits for p in profiles])
    pair_keys = pairs_of(codes)
    lasts = code_limits[1:][np.diff(code_limits) > 0] - 1
    pair_keys[lasts] = 0
    pair_numbers, pair_tokens = number(pair_keys)
    character_numbers, character_tokens = number(codes.astype(np.uint64))
    k1, b = weights.k1, weights.b
    characters = postings.build(character_tokens, code_limits, character_numbers.size, k1, b)
    passages = len(code_limits) - 1
    return Collection(
        limits_of(profile.passages for profile in profiles),
        np.array(reliance, np.float32),
        vocabulary,
        postings.build(words, word_limits, len(vocabulary), k1, b),
        pair_numbers,
        postings.build(pair_tokens, code_limits, pair_numbers.size, k1, b),
        character_numbers,
        characters,
        ByPassage(
            *postings.transpose(
                characters.starts, characters.documents, characters.weights, passages
            )
        ),
    )
