"""A collection: everybody's passages in all text channels.

Single characters are also kept by passage, because they only rank again those whom the other
channels brought to the top: their lists are long.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from enishi.engine import postings
from enishi.engine.channels import ALL, keys_in, limits_in
from enishi.engine.codes import Numbering, number
from enishi.engine.labels import CHARACTERS
from enishi.engine.postings import Float32s, Int32s, Int64s, Postings
from enishi.engine.profiles import Profile, runs_of
from enishi.engine.weights import Weights

AT_ONCE = 4_096  # passages whose keys are worked out together


@dataclass(frozen=True, slots=True)
class Channel:
    """The terms of one channel under dense numbers, and where they occur."""

    numbering: Numbering
    postings: Postings


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
    channels: Mapping[str, Channel]
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
    everybody: Profile, passages: Sequence[int], reliance: Sequence[float], weights: Weights
) -> Collection:
    """Return the collection of all profiles joined into one.

    `passages` (people,) counts the passages of each person, `reliance` (passages,) says how far
    each is relied on.
    """
    channels = {name: _channel(name, everybody, weights) for name in ALL}
    characters = channels[CHARACTERS].postings
    by_passage = postings.transpose(
        characters.starts, characters.documents, characters.weights, everybody.passages
    )
    limits = np.zeros(len(passages) + 1, np.int64)
    np.cumsum(passages, out=limits[1:])
    return Collection(limits, np.array(reliance, np.float32), channels, ByPassage(*by_passage))


def _channel(name: str, everybody: Profile, weights: Weights) -> Channel:
    numbering, tokens = number(keys_in(name, run) for run in runs_of(everybody, AT_ONCE))
    limits = limits_in(name, everybody)
    return Channel(numbering, postings.build(tokens, limits, numbering.size, weights.k1, weights.b))
