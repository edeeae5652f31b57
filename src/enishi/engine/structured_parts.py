"""The parts of a score that rest on what is known apart from the texts."""

import numpy as np

from enishi.engine.answers import Part
from enishi.engine.asked_need import AskedNeed
from enishi.engine.expressions import Expressions
from enishi.engine.labels import FIELD, FUNCTION, INDUSTRY, PART_LABELS, PLACE
from enishi.engine.mentions import Mentions
from enishi.engine.postings import look_up
from enishi.engine.structure import Structure, industry_points, place_points
from enishi.engine.types import Expert
from enishi.engine.weights import Weights


def structured_parts(
    asked: AskedNeed,
    expert: Expert,
    number: int,
    *,
    structure: Structure,
    mentions: Mentions,
    known: Expressions,
    weights: Weights,
) -> list[Part]:
    """Return function, field, industry and place of the expert with this number, if not 0."""
    need, held = asked.need, structure.categories
    parts: list[Part] = []
    for name, wish, points in (
        (FUNCTION, asked.wanted.functions, weights.function),
        (FIELD, asked.wanted.fields, weights.field),
    ):
        able = look_up(held.starts, held.documents, held.weights, wish.terms, number, number + 1)
        score = points * float(wish.factors.astype(np.float64) @ able[:, 0])
        met = {int(term) for term in wish.terms[able[:, 0] > 0]}
        if name == FIELD:
            met = {place for place, field in enumerate(known.fields.tolist()) if field in met}
        words = {span for place in met for span in asked.suggested.get(place, ())}
        parts.append(
            Part(name, PART_LABELS[name], score, tuple(sorted(words)), mentions.spans(met))
        )
    for name, score in (
        (INDUSTRY, weights.industry * industry_points(expert, need.industry)),
        (PLACE, weights.place * place_points(expert, need.prefecture, need.online)),
    ):
        parts.append(Part(name, PART_LABELS[name], score))
    return [part for part in parts if part.score]
