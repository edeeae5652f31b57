"""One person beside a need: his parts and score, what is quoted, what speaks for him and lacks."""

from collections.abc import Mapping
from math import fsum

import numpy as np

from enishi.engine.answers import Band, Candidate, Part
from enishi.engine.asked_need import AskedNeed
from enishi.engine.asking import LONGEST
from enishi.engine.bands import band_of, reachable
from enishi.engine.evidence import Hearing
from enishi.engine.expressions import Expressions
from enishi.engine.grounds import quotations
from enishi.engine.labels import MEANING, PART_LABELS
from enishi.engine.mentions import Mentions, clarity, mentions_in
from enishi.engine.profiles import Profile
from enishi.engine.proof import proven
from enishi.engine.quotations import only_posts
from enishi.engine.refusal import NotRankable
from enishi.engine.register import Register, texts_of
from enishi.engine.remarks import lacks, strengths
from enishi.engine.shelf import relied
from enishi.engine.spans import Reading
from enishi.engine.structure import relied_on
from enishi.engine.structured_parts import structured_parts
from enishi.engine.telling import hinted
from enishi.engine.text_parts import text_parts
from enishi.engine.types import Expert
from enishi.reference.wording import Wording

HINTED = 0.5  # how clearly a single word of its own shows a category


def explained(
    register: Register,
    expert: Expert,
    asked: AskedNeed,
    hearing: Hearing,
    number: int,
    *,
    spans: bool,
    close: float | None = None,
    quoted_only: bool = True,
) -> Candidate | None:
    """Return a person explained; with `quoted_only`, None when there is nothing to quote.

    Raises Outdated when his texts are not those that the index has read.
    """
    known, profile = register.known, register.look_up(expert, number)
    shelf, place = register.place(number)
    evidence = hearing.of(number)
    mentions = relied_on(
        mentions_in(profile, known, known.in_careers),
        np.array([relied(passage.kind) for passage in expert.passages], np.float32),
    )
    person = Reading(texts_of(expert), profile)
    near = evidence.best if evidence.best >= 0 and evidence.sense[evidence.best] > 0 else -1
    quoted = quotations(asked, expert, person, mentions=mentions, slugs=known.slugs, nearest=near)
    if not quoted and quoted_only:
        return None
    parts = (
        *structured_parts(
            asked,
            expert,
            place,
            structure=shelf.structure,
            mentions=mentions,
            known=known,
            weights=register.weights,
        ),
        *text_parts(evidence, asked.reading, person, register.weights, spans=spans),
        *([Part(MEANING, PART_LABELS[MEANING], register.weights.meaning * close)] if close else []),
    )
    score = fsum(part.score for part in parts)
    reach = reachable(asked.need, asked.wanted, register.weights)
    band = band_of(score, reach) or Band.PARTLY
    wishes = _wishes(known, asked, mentions, profile)
    return Candidate(
        expert.id,
        score,
        band
        if proven(asked.wanted.functions, expert.passages, mentions)
        else min(band, Band.FAIRLY),
        parts,
        quoted,
        strengths(expert, asked.need, list(wishes)),
        lacks(
            expert,
            asked.need,
            wishes,
            only_posts=bool(quoted) and only_posts(expert.passages, quoted),
        ),
    )


def _wishes(
    known: Expressions, asked: AskedNeed, mentions: Mentions, profile: Profile
) -> dict[str, float]:
    """Return how clearly the career shows each category that matters to the need."""
    functions = asked.wanted.functions
    most = functions.factors.max() if len(functions.factors) else 1.0
    shown = clarity(mentions.categories, mentions.strengths, len(known.slugs))
    words = profile.words.tolist()
    return {
        known.slugs[term]: max(float(shown[term]), HINTED * hinted(words, asked.hints[term]))
        for term in functions.terms[functions.factors >= 0.5 * most].tolist()
    }


def closeness(
    register: Register, asked: AskedNeed, experts: Mapping[str, Expert]
) -> tuple[dict[str, float], tuple[Wording, ...]]:
    """Return how close in meaning each expert is, 0 to 1; nothing without a model.

    With it comes what the reader should know when the model has failed.
    """
    if register.meaning is None:
        return {}, ()
    question = "\n".join(passage.text for passage in asked.need.passages)[:LONGEST]
    texts = [texts_of(expert) for expert in experts.values()]
    try:
        found = register.meaning.closeness(question, texts)
    except NotRankable as failed:
        return {}, (failed.wording,)
    return dict(zip(experts, found, strict=True)), ()
