"""A question as weighted terms of each channel, scaled so that 1 means: all of it, once each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from enishi.engine.channels import ALL, MISSING, OF_WORDS, keys_in
from enishi.engine.codes import Keys
from enishi.engine.collection import Channel, Collection
from enishi.engine.postings import Float32s, Float64s, Int32s
from enishi.engine.profiles import Profile
from enishi.engine.weights import Weights

LONGEST = 20_000  # characters of a question that are read
MOST_TERMS = 400  # terms of a channel that are asked for, the weightiest first


@dataclass(frozen=True, slots=True)
class Asked:
    """Terms of one channel and the factor of each; the factors sum to the channel's weight."""

    terms: Int32s
    factors: Float32s


Question = Mapping[str, Asked]


def ask(
    profile: Profile, counts: Sequence[float], collection: Collection, weights: Weights
) -> Question:
    """Return for each channel what a profile asks; `counts` says how much each passage counts."""
    each = np.array(counts, np.float64)
    by_word = np.repeat(each, np.diff(profile.word_limits))
    by_code = np.repeat(each, np.diff(profile.code_limits))
    return {
        name: _asked(
            keys_in(name, profile),
            by_word if name in OF_WORDS else by_code,
            collection.channels[name],
            passages=collection.passages,
            weight=weights.of_channel(name),
        )
        for name in ALL
    }


def _asked(
    keys: Keys, counts: Float64s, channel: Channel, *, passages: int, weight: float
) -> Asked:
    """Sum up the counts of each term, weigh by idf, and scale; terms nobody uses only scale."""
    held = keys != 0
    distinct, places = np.unique(keys[held], return_inverse=True)
    terms = np.where(distinct == MISSING, -1, channel.numbering.find(distinct))
    often = np.bincount(places, counts[held], len(distinct))
    factors = often * channel.postings.idf(terms, passages)
    whole = float(factors.sum())
    known = np.flatnonzero(terms >= 0)
    if len(known) > MOST_TERMS:
        known = np.sort(known[np.argsort(-factors[known], kind="stable")[:MOST_TERMS]])
    scaled = factors[known] * (weight / whole if whole else 0.0)
    return Asked(terms[known].astype(np.int32), scaled.astype(np.float32))
