"""What one person's texts contribute to a score, passage by passage and channel by channel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np

from enishi.engine.asking import Asked, Question
from enishi.engine.collection import Collection
from enishi.engine.keys import Keys
from enishi.engine.labels import WORDS
from enishi.engine.nearness import nearness_of
from enishi.engine.postings import Float32s, Float64s, Int32s
from enishi.engine.sense import likeness
from enishi.engine.strand import Strand


@dataclass(frozen=True, slots=True)
class Heard:
    """One channel of one person: weights (terms asked, passages), and what each passage gets."""

    asked: Asked
    weights: Float64s
    scores: Float64s

    def shared(self, passages: Sequence[int]) -> Keys:
        """Return the terms asked for that any of the given passages holds."""
        held: Keys = self.asked.keys[(self.weights[:, list(passages)] > 0).any(axis=1)]
        return held


@dataclass(frozen=True, slots=True)
class Evidence:
    """The channels of one person by name; `best` is the passage that says most, -1 without any."""

    channels: Mapping[str, Heard]
    passage_scores: Float64s
    best: int
    sense: Float64s

    def breadth(self) -> float:
        """Return the sum over all passages divided by √n: cosine-like, were they all different."""
        scores = self.passage_scores
        return float(scores.sum() / np.sqrt(len(scores))) if len(scores) else 0.0


@dataclass(frozen=True, slots=True)
class _Ear:
    """One channel of a piece: what is asked of it, the terms found there, and their factors."""

    asked: Asked
    strand: Strand
    worth: Float32s
    terms: Int32s
    factors: Float64s


@dataclass(frozen=True, slots=True)
class Hearing:
    """A question about to be held against people one by one, its terms found once a piece.

    `nearness` says how near each word lies to what it means.
    """

    collection: Collection
    question: Question
    nearness: Float32s
    ears: dict[int, dict[str, _Ear]] = field(default_factory=dict)
    near: dict[int, Float64s] = field(default_factory=dict)

    @classmethod
    def by_the_table(cls, collection: Collection, question: Question) -> Self:
        """Return a hearing by what words mean in Japanese at large."""
        return cls(collection, question, nearness_of(question[WORDS]))

    def of(self, person: int) -> Evidence:
        """Return what the texts of one person contribute, looked up in the same strands."""
        number, place = self.collection.place(person)
        segment = self.collection.pieces[number].segment
        first, last = segment.limits[place : place + 2].tolist()
        reliance = segment.reliance[first:last].astype(np.float64)
        totals, sense = np.zeros(last - first), np.zeros(last - first)
        channels: dict[str, Heard] = {}
        for name, ear in self._ears(number).items():
            found = ear.strand.look_up(ear.terms, ear.worth, first, last)
            scores = reliance * (ear.factors @ found)
            totals += scores
            channels[name] = Heard(ear.asked, found, scores)
        if len(self.nearness):
            strand, near = segment.strands[WORDS], self._nears(number)
            sense = reliance * likeness(strand, segment.senses, near, first, last)
            sense *= self.collection.weights.sense
            totals += sense
        best = int(totals.argmax()) if len(totals) else -1
        return Evidence(channels, totals, best if best >= 0 and totals[best] > 0 else -1, sense)

    def _ears(self, piece: int) -> dict[str, _Ear]:
        if piece not in self.ears:
            strands = self.collection.pieces[piece].segment.strands
            worths = self.collection.worths[piece]
            self.ears[piece] = {
                name: _Ear(
                    asked,
                    strands[name],
                    worths[name],
                    strands[name].find(asked.keys),
                    asked.factors.astype(np.float64),
                )
                for name, asked in self.question.items()
            }
        return self.ears[piece]

    def _nears(self, piece: int) -> Float64s:
        if piece not in self.near:
            self.near[piece] = self.collection.pieces[piece].segment.senses.nears(self.nearness)
        return self.near[piece]
