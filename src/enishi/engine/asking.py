"""A question as weighted terms of each channel.

Each channel is scaled so that a passage holding all of it once would get the channel's share, and
all alike by the scope of the question, √n for n equally weighty words: nobody meets every word of a
long need, and meeting a fifth of it says more than meeting a fifth of a short one. The scope is the
same for everybody, so it moves the balance with structured parts only, never the order by text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from enishi.engine.channels import ALL, MISSING, OF_WORDS, keys_in
from enishi.engine.codes import Keys
from enishi.engine.collection import Channel, Collection
from enishi.engine.labels import CHARACTERS, WORDS
from enishi.engine.postings import Float32s, Float64s, Int32s
from enishi.engine.profiles import Profile
from enishi.engine.weights import Weights

LONGEST = 20_000  # characters of a question that are read
WIDEST = 6.0  # how much a long question gains over a short one at most
MOST_TERMS = 400  # terms of a channel that are asked for, the weightiest first


@dataclass(frozen=True, slots=True)
class Asked:
    """Terms of one channel and the factor of each."""

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
    asked = {
        name: _asked(
            keys_in(name, profile),
            by_word if name in OF_WORDS else by_code,
            collection.channels[name],
            passages=collection.passages,
            weight=weights.of_channel(name),
            rare=name == CHARACTERS,
        )
        for name in ALL
    }
    scope = min(WIDEST, max(1.0, asked[WORDS][1]))
    return {
        name: Asked(one.terms, (one.factors * scope).astype(np.float32))
        for name, (one, _) in asked.items()
    }


def shortened(texts: Sequence[str]) -> list[str]:
    """Return the texts up to LONGEST characters in all; the rest of them empty."""
    left = LONGEST
    short: list[str] = []
    for text in texts:
        short.append(text[:left])
        left -= len(short[-1])
    return short


def _asked(
    keys: Keys, counts: Float64s, channel: Channel, *, passages: int, weight: float, rare: bool
) -> tuple[Asked, float]:
    """Sum up the counts of each term, weigh by idf, and scale; terms nobody uses only scale.

    With `rare`, terms that more than half of the passages hold say nothing, as in the idf of
    Robertson and Spärck Jones (1976): long texts share most single characters anyway.

    Returned with it is √n for n terms of equal weight, less when some outweigh the rest.
    """
    held = keys != 0
    distinct, places = np.unique(keys[held], return_inverse=True)
    terms = np.where(distinct == MISSING, -1, channel.numbering.find(distinct))
    often = np.bincount(places, counts[held], len(distinct))
    factors = often * channel.postings.idf(terms, passages)
    if rare:
        factors[channel.postings.frequency(terms) > passages / 2] = 0.0
    whole = float(factors.sum())
    known = np.flatnonzero((terms >= 0) & (factors > 0))
    if len(known) > MOST_TERMS:
        known = np.sort(known[np.argsort(-factors[known], kind="stable")[:MOST_TERMS]])
    scaled = factors[known] * (weight / whole if whole else 0.0)
    breadth = whole / float(np.sqrt((factors**2).sum())) if whole else 0.0
    return Asked(terms[known].astype(np.int32), scaled.astype(np.float32)), breadth
