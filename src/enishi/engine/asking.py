"""A question as weighted terms of each channel.

Each channel is scaled so that a passage holding all of it once would get the channel's share, and
all alike by the scope of the question, √n for n equally weighty words: nobody meets every word of a
long need, and meeting a fifth of it says more than meeting a fifth of a short one. The scope is the
same for everybody, so it moves the balance with structured parts only, never the order by text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from enishi.engine.channels import OF_WORDS, WIDTH, keys_in
from enishi.engine.codes import Numbering, numbered
from enishi.engine.collection import Collection
from enishi.engine.keys import Keys
from enishi.engine.labels import CHARACTERS, WORDS
from enishi.engine.postings import Float32s, Float64s
from enishi.engine.profiles import Profile
from enishi.engine.stress import Stress
from enishi.engine.weights import Weights

LONGEST = 20_000  # characters of a question that are read
WIDEST = 6.0  # how much a long question gains over a short one at most
MOST_TERMS = 400  # terms of a channel that are asked for, the weightiest first
NOTHING = numbered(np.zeros(0, np.uint64))


@dataclass(frozen=True, slots=True)
class Asked:
    """The keys of terms of one channel, ascending, and the factor of each.

    `unheard` are those that nobody uses: they find nothing, but they mean something.
    """

    keys: Keys
    factors: Float32s
    unheard: Keys
    unheard_factors: Float32s


Question = Mapping[str, Asked]


def ask(
    profile: Profile,
    stress: Stress,
    collection: Collection,
    weights: Weights,
    familiar: Numbering = NOTHING,
) -> Question:
    """Return for each channel what a profile asks; `stress` says how much each part of it counts.

    `familiar` numbers words that mean something even where nobody uses them.
    """
    asked = {
        name: _asked(
            keys_in(name, profile),
            _of_runs(stress.words if name in OF_WORDS else stress.codes, WIDTH[name]),
            collection,
            name,
            weight=weights.of_channel(name),
            familiar=familiar,
        )
        for name in collection.channels
    }
    scope = np.float32(min(WIDEST, max(1.0, asked[WORDS][1])))
    return {
        name: replace(one, factors=one.factors * scope, unheard_factors=one.unheard_factors * scope)
        for name, (one, _) in asked.items()
    }


def _of_runs(counts: Float64s, width: int) -> Float64s:
    """Return how much each term counts that begins at a place: as its least part does."""
    if width > 1 and len(counts):
        counts = np.minimum(counts, np.append(counts[1:], counts[-1]))
    return counts


def shortened(texts: Sequence[str]) -> list[str]:
    """Return the texts up to LONGEST characters in all; the rest of them empty."""
    left = LONGEST
    short: list[str] = []
    for text in texts:
        short.append(text[:left])
        left -= len(short[-1])
    return short


def _asked(
    keys: Keys,
    counts: Float64s,
    collection: Collection,
    channel: str,
    *,
    weight: float,
    familiar: Numbering,
) -> tuple[Asked, float]:
    """Sum up the counts of each term, weigh by idf, and scale; terms nobody uses only scale.

    Single characters that more than half of the passages hold say nothing, as in the idf of
    Robertson and Spärck Jones (1976): long texts share most of them anyway.

    Returned with it is √n for n terms of equal weight, less when some outweigh the rest; words that
    nobody uses and that are not familiar count as one: names say no more for being many.
    """
    held = keys != 0
    distinct, places = np.unique(keys[held], return_inverse=True)
    often = np.bincount(places, counts[held], len(distinct))
    frequency = collection.frequency(channel, distinct)
    factors = often * idf(frequency, collection.passages)
    if channel == CHARACTERS:
        factors[frequency > collection.passages / 2] = 0.0
    whole = float(factors.sum())
    known = np.flatnonzero((frequency > 0) & (factors > 0))
    if len(known) > MOST_TERMS:
        known = np.sort(known[np.argsort(-factors[known], kind="stable")[:MOST_TERMS]])
    scaled = factors * (weight / whole if whole else 0.0)
    strange = (frequency == 0) & (familiar.find(distinct) < 0)
    squares = float((factors[~strange] ** 2).sum()) + float(factors[strange].sum()) ** 2
    breadth = whole / squares**0.5 if whole else 0.0
    asked = Asked(
        distinct[known],
        scaled[known].astype(np.float32),
        distinct[frequency == 0],
        scaled[frequency == 0].astype(np.float32),
    )
    return asked, breadth


def idf(frequency: Float64s, passages: int) -> Float32s:
    """Return ln(1 + (N - df + ½) / (df + ½)) for terms that stand in df of N passages (terms,)."""
    return np.log1p((passages - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
