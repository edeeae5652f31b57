"""One candidate explained: parts that sum to the score, quotations, ＋ and 足りない点."""

from dataclasses import dataclass
from math import fsum

import numpy as np

from enishi.engine.answers import Part, Quotation, Span
from enishi.engine.asked_need import AskedNeed
from enishi.engine.channels import keys_in
from enishi.engine.codes import Numbering
from enishi.engine.collection import Collection
from enishi.engine.evidence import Evidence, evidence_of
from enishi.engine.labels import FIELD, FUNCTION, INDUSTRY, PART_LABELS, PLACE, WORDS
from enishi.engine.phrases import Found, find_in
from enishi.engine.postings import Float64s, Postings, look_up
from enishi.engine.quotations import Mark, quote
from enishi.engine.spans import Side
from enishi.engine.structure import Structure
from enishi.engine.taxonomy import Expressions, Hints, clarity, hints
from enishi.engine.text_parts import text_parts
from enishi.engine.weights import Weights


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a person's passages use expressions of the taxonomy, and how clearly they show each."""

    found: Found
    hints: Hints
    clear: Float64s

    def spans(self, categories: set[int]) -> tuple[Span, ...]:
        """Return where the expressions of some categories stand."""
        chosen = np.isin(self.hints.categories, list(categories))
        return tuple(sorted({self.span(place) for place in self.hints.places[chosen]}))

    def span(self, place: int) -> Span:
        """Return where one found expression stands."""
        found = self.found
        return int(found.passage[place]), int(found.begin[place]), int(found.end[place])


def shown_by(side: Side, reliance: np.ndarray, known: Expressions) -> Shown:
    """Return what the passages of one person show; `reliance` is (passages,)."""
    found = find_in(side.profile, known.phrases)
    each = hints(found, known, known.in_careers)
    strengths = each.strengths * reliance[found.passage[each.places]]
    return Shown(found, each, clarity(each.categories, strengths, len(known.slugs)))


def structured_parts(
    asked: AskedNeed,
    person: int,
    *,
    structure: Structure,
    shown: Shown,
    known: Expressions,
    weights: Weights,
) -> list[Part]:
    """Return function, field, industry and place, as far as they count."""
    need, wanted = asked.need, asked.wanted
    suggested = {known.numbers[s.category]: s.words for s in asked.suggestions}

    def held(terms: np.ndarray, postings: Postings) -> Float64s:
        rows = look_up(
            postings.starts, postings.documents, postings.weights, terms, person, person + 1
        )
        return np.asarray(rows[:, 0], np.float64)

    parts: list[Part] = []
    for name, wish, points in (
        (FUNCTION, wanted.functions, weights.function),
        (FIELD, wanted.fields, weights.field),
    ):
        able = held(wish.terms, structure.categories)
        score = points * float(wish.factors.astype(np.float64) @ able)
        met = {int(term) for term in wish.terms[able > 0]}
        if name == FIELD:
            met = {place for place, field in enumerate(known.fields) if int(field) in met}
        words = {span for place in met for span in suggested.get(place, ())}
        parts.append(Part(name, PART_LABELS[name], score, tuple(sorted(words)), shown.spans(met)))
    industry = float(structure.industry(need.industry)[person])
    place = float(structure.place(need.prefecture, need.online)[person])
    parts.append(Part(INDUSTRY, PART_LABELS[INDUSTRY], weights.industry * industry))
    parts.append(Part(PLACE, PART_LABELS[PLACE], weights.place * place))
    return [part for part in parts if part.score]


def marks_of(
    asked: AskedNeed,
    side: Side,
    evidence: Evidence,
    *,
    shown: Shown,
    known: Expressions,
    words: Numbering,
) -> list[Mark]:
    """Return everything in a person's passages that could be quoted for this need."""
    marks: list[Mark] = []
    heard, profile = evidence.channels[WORDS], side.profile
    terms = heard.asked.terms.tolist()
    weight = dict(zip(terms, heard.asked.factors.tolist(), strict=True))
    numbers = words.find(keys_in(WORDS, profile))
    for passage in side.passages:
        first, last = int(profile.word_limits[passage]), int(profile.word_limits[passage + 1])
        for place in first + np.flatnonzero(np.isin(numbers[first:last], heard.asked.terms)):
            word = int(profile.words[place])
            span = (passage, int(profile.begins[place]), int(profile.ends[place]))
            marks.append(
                Mark(span, ("word", word), weight[int(numbers[place])], asked.word_spans[word])
            )
    told = {known.numbers[s.category]: s.words for s in asked.suggestions}
    share = dict(
        zip(
            asked.wanted.functions.terms.tolist(),
            asked.wanted.functions.factors.tolist(),
            strict=True,
        )
    )
    for place, category, strength in zip(
        shown.hints.places, shown.hints.categories, shown.hints.strengths, strict=True
    ):
        if int(category) in share:
            marks.append(
                Mark(
                    shown.span(place),
                    ("category", int(category)),
                    share[int(category)] * float(strength),
                    told.get(int(category), ()),
                )
            )
    return marks


def explained(
    asked: AskedNeed,
    person: int,
    side: Side,
    *,
    collection: Collection,
    structure: Structure,
    known: Expressions,
    weights: Weights,
) -> tuple[float, tuple[Part, ...], tuple[Quotation, ...], Shown]:
    """Return the score of one person, its parts, the quotations, and what the passages show."""
    first, last = int(collection.limits[person]), int(collection.limits[person + 1])
    evidence = evidence_of(collection, asked.question, person)
    shown = shown_by(side, collection.reliance[first:last], known)
    parts = [
        *structured_parts(
            asked, person, structure=structure, shown=shown, known=known, weights=weights
        ),
        *text_parts(evidence, asked.side, side, collection, weights),
    ]
    quotations = quote(
        side.texts,
        marks_of(
            asked,
            side,
            evidence,
            shown=shown,
            known=known,
            words=collection.channels[WORDS].numbering,
        ),
    )
    return fsum(part.score for part in parts), tuple(parts), quotations, shown
