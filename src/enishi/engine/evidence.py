"""What one person's texts contribute to a score, passage by passage and channel by channel."""

from dataclasses import dataclass

import numpy as np

from enishi.engine.asking import Asked, Question
from enishi.engine.collection import Collection
from enishi.engine.postings import Float64s, Postings, look_up
from enishi.engine.weights import Weights


@dataclass(frozen=True, slots=True)
class Channel:
    """One channel of one person: weights (terms asked, passages), and what each passage gets."""

    asked: Asked
    weights: Float64s
    scores: Float64s


@dataclass(frozen=True, slots=True)
class Evidence:
    """The channels of one person; `best` is the passage that says most, -1 without any."""

    words: Channel
    pairs: Channel
    characters: Channel
    best: int

    @property
    def channels(self) -> tuple[Channel, Channel, Channel]:
        """Return words, pairs and characters."""
        return self.words, self.pairs, self.characters

    @property
    def passage_scores(self) -> Float64s:
        """Return what each passage gets from all channels (passages,)."""
        total: Float64s = self.words.scores + self.pairs.scores + self.characters.scores
        return total

    def breadth(self) -> float:
        """Return the sum over all passages divided by √n: cosine-like, were they all different."""
        scores = self.passage_scores
        return float(scores.sum() / np.sqrt(len(scores))) if len(scores) else 0.0


def evidence_of(collection: Collection, question: Question, person: int) -> Evidence:
    """Return what the texts of one person contribute, looked up in the same postings."""
    first, last = int(collection.limits[person]), int(collection.limits[person + 1])
    reliance = collection.reliance[first:last].astype(np.float64)

    def channel(asked: Asked, postings: Postings) -> Channel:
        found = look_up(
            postings.starts, postings.documents, postings.weights, asked.terms, first, last
        )
        return Channel(asked, found, reliance * (asked.factors.astype(np.float64) @ found))

    words = channel(question.words, collection.words)
    pairs = channel(question.pairs, collection.pairs)
    characters = channel(question.characters, collection.characters)
    totals = words.scores + pairs.scores + characters.scores
    best = int(np.argmax(totals)) if len(totals) and totals.max() > 0 else -1
    return Evidence(words, pairs, characters, best)


def text_score(evidence: Evidence, weights: Weights) -> float:
    """Return what the texts contribute to the score: the best passage and the breadth of all."""
    if evidence.best < 0:
        return 0.0
    best = float(evidence.passage_scores[evidence.best])
    return weights.best * best + weights.breadth * evidence.breadth()
