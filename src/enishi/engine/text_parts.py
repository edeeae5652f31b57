"""The parts of a score that rest on texts, with the characters they rest on."""

from collections.abc import Sequence
from dataclasses import dataclass

from enishi.engine.answers import Part, Span
from enishi.engine.codes import Numbering
from enishi.engine.collection import Collection
from enishi.engine.evidence import Channel, Evidence
from enishi.engine.labels import BREADTH, CHARACTERS, PAIRS, PART_LABELS, WORDS
from enishi.engine.postings import Int32s
from enishi.engine.profiles import Profile
from enishi.engine.spans import code_spans, word_spans
from enishi.engine.weights import Weights


@dataclass(frozen=True, slots=True)
class Side:
    """The texts of one side as they were typed, and as numbers."""

    texts: Sequence[str]
    profile: Profile

    @property
    def passages(self) -> range:
        """Return the indices of all passages."""
        return range(self.profile.passages)


def shared(channel: Channel, passages: Sequence[int]) -> Int32s:
    """Return the terms asked for that any of the given passages holds."""
    held: Int32s = channel.asked.terms[(channel.weights[:, list(passages)] > 0).any(axis=1)]
    return held


def text_parts(
    evidence: Evidence, asking: Side, asked: Side, collection: Collection, weights: Weights
) -> list[Part]:
    """Return the parts: the best passage's words, pairs and characters, and breadth over all."""
    if evidence.best < 0:
        return []
    best = [evidence.best]

    def coded(channel: Channel, numbers: Numbering, width: int) -> tuple[tuple[Span, ...], ...]:
        terms = shared(channel, best)
        return (
            code_spans(
                asking.texts,
                asking.profile,
                asking.passages,
                numbering=numbers,
                terms=terms,
                width=width,
            ),
            code_spans(
                asked.texts, asked.profile, best, numbering=numbers, terms=terms, width=width
            ),
        )

    def worded(passages: Sequence[int]) -> tuple[tuple[Span, ...], ...]:
        terms = shared(evidence.words, passages)
        return (
            word_spans(asking.profile, asking.passages, terms),
            word_spans(asked.profile, passages, terms),
        )

    rows = [
        (WORDS, weights.best * evidence.words.scores[evidence.best], worded(best)),
        (
            PAIRS,
            weights.best * evidence.pairs.scores[evidence.best],
            coded(evidence.pairs, collection.pair_numbers, 2),
        ),
        (
            CHARACTERS,
            weights.best * evidence.characters.scores[evidence.best],
            coded(evidence.characters, collection.character_numbers, 1),
        ),
        (BREADTH, weights.breadth * evidence.breadth(), worded(asked.passages)),
    ]
    return [
        Part(name, PART_LABELS[name], float(score), *spans) for name, score, spans in rows if score
    ]
