"""A question as weighted terms of each channel, scaled so that 1 means: all of it, once each."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from enishi.engine.codes import pairs_of
from enishi.engine.collection import Collection
from enishi.engine.postings import Float32s, Float64s, Int32s, Postings
from enishi.engine.profiles import CLAUSE_END, SENTENCE_END, Profile
from enishi.engine.vocabulary import UNKNOWN
from enishi.engine.weights import Weights

LONGEST = 20_000  # characters of a question that are read
MOST_TERMS = 400  # terms of a channel that are asked for, the weightiest first
_WORD_BREAKS = (SENTENCE_END, CLAUSE_END)
_NOTHING = -2


@dataclass(frozen=True, slots=True)
class Asked:
    """Terms of one channel and the factor of each; the factors sum to the channel's weight."""

    terms: Int32s
    factors: Float32s


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the three text channels."""

    words: Asked
    pairs: Asked
    characters: Asked


def ask(
    profile: Profile, counts: Sequence[float], collection: Collection, weights: Weights
) -> Question:
    """Return the question that a profile puts; `counts` says how much each passage counts."""
    each = np.array(counts, np.float64)
    by_word = np.repeat(each, np.diff(profile.word_limits))
    by_code = np.repeat(each, np.diff(profile.code_limits))
    pair_keys = pairs_of(profile.codes)
    pair_keys[profile.code_limits[1:][np.diff(profile.code_limits) > 0] - 1] = 0
    characters = collection.character_numbers.find(profile.codes.astype(np.uint64))
    words = np.where(profile.words < UNKNOWN, UNKNOWN, profile.words)
    return Question(
        _asked(
            words,
            by_word,
            skipped=_WORD_BREAKS,
            postings=collection.words,
            weight=weights.words,
            passages=collection.passages,
        ),
        _asked(
            np.where(pair_keys == 0, _NOTHING, collection.pair_numbers.find(pair_keys)),
            by_code,
            skipped=(_NOTHING,),
            postings=collection.pairs,
            weight=weights.pairs,
            passages=collection.passages,
        ),
        _asked(
            np.where(profile.codes == 0, _NOTHING, characters),
            by_code,
            skipped=(_NOTHING,),
            postings=collection.characters,
            weight=weights.characters,
            passages=collection.passages,
        ),
    )


def _asked(
    tokens: Int32s,
    counts: Float64s,
    *,
    skipped: tuple[int, ...],
    postings: Postings,
    weight: float,
    passages: int,
) -> Asked:
    """Sum up the counts of each term, weigh by idf, and scale; terms nobody uses only scale."""
    kept = ~np.isin(tokens, skipped)
    terms, places = np.unique(tokens[kept], return_inverse=True)
    often = np.bincount(places, counts[kept], len(terms))
    factors = often * postings.idf(terms, passages)
    whole = float(factors.sum())
    known = np.flatnonzero((terms >= 0) & (terms < postings.size))
    if len(known) > MOST_TERMS:
        known = np.sort(known[np.argsort(-factors[known], kind="stable")[:MOST_TERMS]])
    scaled = factors[known] * (weight / whole if whole else 0.0)
    return Asked(terms[known].astype(np.int32), scaled.astype(np.float32))
