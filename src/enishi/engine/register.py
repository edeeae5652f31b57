"""The register behind an index, and choosing candidates from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum

import numpy as np

from enishi.engine.answers import Band, Candidate, Exclusion
from enishi.engine.asked_need import AskedNeed
from enishi.engine.bands import band_of, reachable
from enishi.engine.collection import Collection
from enishi.engine.conditions import CODES, FREE, Conditions, Reasons
from enishi.engine.evidence import evidence_of
from enishi.engine.evident import evident
from enishi.engine.expressions import Expressions
from enishi.engine.grounds import quotations
from enishi.engine.mentions import Mentions, clarity
from enishi.engine.postings import Float32s, accumulate
from enishi.engine.profiles import Profile
from enishi.engine.proof import proven
from enishi.engine.quotations import only_posts
from enishi.engine.remarks import lacks, strengths
from enishi.engine.scoring import best_people
from enishi.engine.spans import Reading
from enishi.engine.structure import Structure
from enishi.engine.structured_parts import structured_parts
from enishi.engine.telling import hinted
from enishi.engine.text_parts import text_parts
from enishi.engine.types import Expert
from enishi.engine.weights import Weights

SPARE = 45  # how many more than asked for are looked at, for those who cannot be quoted

HINTED = 0.5  # how clearly a single word of its own shows a category


@dataclass(frozen=True, slots=True)
class Register:
    """Experts in the order of their ids, with all that is known of them in the same order."""

    experts: tuple[Expert, ...]
    collection: Collection
    structure: Structure
    conditions: Conditions
    known: Expressions
    weights: Weights


def choose(
    register: Register,
    profiles: Mapping[str, Profile],
    asked: AskedNeed,
    codes: Reasons,
    *,
    top: int,
    spans: bool,
) -> tuple[tuple[Candidate, ...], Float32s]:
    """Return the candidates, best first, and everybody's score (people,), 0 for those masked.

    Whoever cannot be quoted gets the code of NO_EVIDENCE in `codes`.
    """
    grounded = evident(asked, register.collection, register.structure)
    codes[(codes == FREE) & ~grounded] = CODES[Exclusion.NO_EVIDENCE]
    reach = reachable(asked.need, asked.wanted, register.weights)
    numbers, scores, everybody = best_people(
        register.collection,
        asked.question,
        others=structured_scores(register, asked),
        allowed=codes == FREE,
        weights=register.weights,
        top=top + SPARE,
    )
    candidates: list[Candidate] = []
    for number, score in zip(numbers.tolist(), scores.tolist(), strict=True):
        if len(candidates) == top or band_of(score, reach) is None:
            break
        expert = register.experts[number]
        candidate = _candidate(register, profiles[expert.id], asked, number, reach, spans=spans)
        if candidate is None:
            codes[number] = CODES[Exclusion.NO_EVIDENCE]
        else:
            candidates.append(candidate)
    candidates.sort(key=lambda candidate: (-candidate.score, candidate.expert))
    return tuple(candidates), everybody


def structured_scores(register: Register, asked: AskedNeed) -> Float32s:
    """Return what everybody gets from function, field, industry and place (people,)."""
    need, weights, held = asked.need, register.weights, register.structure.categories
    points = np.float32(weights.industry) * register.structure.industry(need.industry)
    points += np.float32(weights.place) * register.structure.place(need.prefecture, need.online)
    for wish, weight in (
        (asked.wanted.functions, weights.function),
        (asked.wanted.fields, weights.field),
    ):
        factors = (wish.factors * np.float32(weight)).astype(np.float32)
        accumulate(held.starts, held.documents, held.weights, wish.terms, factors, points)
    return points


def _candidate(
    register: Register,
    profile: Profile,
    asked: AskedNeed,
    number: int,
    reach: float,
    *,
    spans: bool,
) -> Candidate | None:
    """Return the candidate explained, None when there is nothing to quote."""
    expert, collection, known = register.experts[number], register.collection, register.known
    first, last = int(collection.limits[number]), int(collection.limits[number + 1])
    evidence = evidence_of(collection, asked.question, number)
    mentions = register.structure.mentions.within(first, last)
    person = Reading([passage.text for passage in expert.passages], profile, collection)
    quoted = quotations(asked, expert, person, mentions=mentions, known=known)
    if not quoted:
        return None
    parts = (
        *structured_parts(
            asked,
            expert,
            number,
            structure=register.structure,
            mentions=mentions,
            known=known,
            weights=register.weights,
        ),
        *text_parts(evidence, asked.reading, person, register.weights, spans=spans),
    )
    score = fsum(part.score for part in parts)
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
        lacks(expert, asked.need, wishes, only_posts=only_posts(expert.passages, quoted)),
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
