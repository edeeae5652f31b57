"""The parts of a score that rest on texts, with the characters they rest on."""

from enishi.engine.answers import Part
from enishi.engine.collection import Collection
from enishi.engine.evidence import Evidence
from enishi.engine.labels import BREADTH, PART_LABELS, WORDS
from enishi.engine.spans import Side, spans_of
from enishi.engine.weights import Weights


def text_parts(
    evidence: Evidence, asking: Side, asked: Side, collection: Collection, weights: Weights
) -> list[Part]:
    """Return the parts that are not 0: the best passage's channels, and breadth over all."""
    if evidence.best < 0:
        return []
    best = (evidence.best,)
    parts: list[Part] = []
    for name, heard in evidence.channels.items():
        terms, channel = heard.shared(best), collection.channels[name]
        parts.append(
            Part(
                name,
                PART_LABELS[name],
                weights.best * float(heard.scores[evidence.best]),
                spans_of(asking, asking.passages, name, channel, terms),
                spans_of(asked, best, name, channel, terms),
            )
        )
    words, terms = collection.channels[WORDS], evidence.channels[WORDS].shared(asked.passages)
    parts.append(
        Part(
            BREADTH,
            PART_LABELS[BREADTH],
            weights.breadth * evidence.breadth(),
            spans_of(asking, asking.passages, WORDS, words, terms),
            spans_of(asked, asked.passages, WORDS, words, terms),
        )
    )
    return [part for part in parts if part.score]
