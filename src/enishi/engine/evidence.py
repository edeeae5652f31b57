"""What one person's texts contribute to a score, passage by passage and channel by channel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from enishi.engine.asking import Asked, Question
from enishi.engine.collection import Channel, Collection
from enishi.engine.postings import Float64s, Int32s, look_up


@dataclass(frozen=True, slots=True)
class Heard:
    """One channel of one person: weights (terms asked, passages), and what each passage gets."""

    asked: Asked
    weights: Float64s
    scores: Float64s

    def shared(self, passages: Sequence[int]) -> Int32s:
        """Return the terms asked for that any of the given passages holds."""
        held: Int32s = self.asked.terms[(self.weights[:, list(passages)] > 0).any(axis=1)]
        return held


@dataclass(frozen=True, slots=True)
class Evidence:
    """The channels of one person by name; `best` is the passage that says most, -1 without any."""

    channels: Mapping[str, Heard]
    passage_scores: Float64s
    best: int

    def breadth(self) -> float:
        """Return the sum over all passages divided by √n: cosine-like, were they all different."""
        scores = self.passage_scores
        return float(scores.sum() / np.sqrt(len(scores))) if len(scores) else 0.0


def evidence_of(collection: Collection, question: Question, person: int) -> Evidence:
    """Return what the texts of one person contribute, looked up in the same postings."""
    first, last = int(collection.limits[person]), int(collection.limits[person + 1])
    reliance = collection.reliance[first:last].astype(np.float64)

    def heard(asked: Asked, channel: Channel) -> Heard:
        held = channel.postings
        found = look_up(held.starts, held.documents, held.weights, asked.terms, first, last)
        return Heard(asked, found, reliance * (asked.factors.astype(np.float64) @ found))

    channels = {name: heard(asked, collection.channels[name]) for name, asked in question.items()}
    totals: Float64s = np.sum([each.scores for each in channels.values()], axis=0)
    best = int(np.argmax(totals)) if len(totals) and totals.max() > 0 else -1
    return Evidence(channels, totals, best)
