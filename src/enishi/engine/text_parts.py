"""The parts of a score that rest on texts, with the characters they rest on."""

from enishi.engine.answers import Part
from enishi.engine.evidence import Evidence
from enishi.engine.labels import BREADTH, PART_LABELS, SENSE, WORDS
from enishi.engine.nearness import Vectors, alike
from enishi.engine.spans import Reading
from enishi.engine.weights import Weights
from enishi.reference import word_vectors


def text_parts(
    evidence: Evidence,
    asking: Reading,
    asked: Reading,
    weights: Weights,
    *,
    spans: bool = True,
    table: Vectors = word_vectors,
) -> list[Part]:
    """Return the parts that are not 0: the best passage's channels, and breadth over all."""
    if evidence.best < 0:
        return []
    best = (evidence.best,)
    rows: list[tuple[str, float, str, tuple[int, ...]]] = [
        (name, weights.best * float(heard.scores[evidence.best]), name, best)
        for name, heard in evidence.channels.items()
    ]
    rows.append((SENSE, weights.best * float(evidence.sense[evidence.best]), WORDS, best))
    rows.append((BREADTH, weights.breadth * evidence.breadth(), WORDS, tuple(asked.passages)))
    parts: list[Part] = []
    for name, score, channel, passages in rows:
        if score and not spans:
            parts.append(Part(name, PART_LABELS[name], score))
        elif score and name == SENSE:
            found = alike(asking, asked, evidence.best, table)
            parts.append(Part(name, PART_LABELS[name], score, *found))
        elif score:
            terms = evidence.channels[channel].shared(passages)
            ours = asking.spans(channel, terms, asking.passages)
            parts.append(
                Part(name, PART_LABELS[name], score, ours, asked.spans(channel, terms, passages))
            )
    return parts
