"""What there is to say about one person and one need before any points are explained."""

from dataclasses import dataclass

import numpy as np

from enishi.engine.answers import Quotation, Span
from enishi.engine.asked_need import AskedNeed
from enishi.engine.evidence import Evidence
from enishi.engine.labels import WORDS
from enishi.engine.phrases import Found, find_in
from enishi.engine.postings import Float32s, Float64s
from enishi.engine.profiles import Profile
from enishi.engine.quotations import Mark, quote
from enishi.engine.spans import Reading
from enishi.engine.taxonomy import Expressions, Hints, clarity, hints


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a person's passages use expressions of the taxonomy, and how clearly they show each."""

    found: Found
    hints: Hints
    clear: Float64s

    def spans(self, categories: set[int]) -> tuple[Span, ...]:
        """Return where the expressions of some categories stand."""
        chosen = np.isin(self.hints.categories, list(categories))
        return tuple(sorted({self.span(int(place)) for place in self.hints.places[chosen]}))

    def span(self, place: int) -> Span:
        """Return where one found expression stands."""
        found = self.found
        return int(found.passage[place]), int(found.begin[place]), int(found.end[place])


def shown_by(profile: Profile, reliance: Float32s, known: Expressions) -> Shown:
    """Return what the passages of one person show; `reliance` is (passages,)."""
    found = find_in(profile, known.phrases)
    each = hints(found, known, known.in_careers)
    strengths = each.strengths * reliance[found.passage[each.places]]
    return Shown(found, each, clarity(each.categories, strengths, len(known.slugs)))


def quotations(
    asked: AskedNeed, person: Reading, evidence: Evidence, shown: Shown, known: Expressions
) -> tuple[Quotation, ...]:
    """Return the sentences of a person's passages that speak to the need."""
    marks = [*_word_marks(asked, person, evidence), *_category_marks(asked, shown, known)]
    return quote(person.texts, marks)


def _word_marks(asked: AskedNeed, person: Reading, evidence: Evidence) -> list[Mark]:
    heard, profile = evidence.channels[WORDS], person.profile
    terms = heard.asked.terms.tolist()
    weight = dict(zip(terms, heard.asked.factors.tolist(), strict=True))
    marks: list[Mark] = []
    for place in person.places(WORDS, heard.asked.terms).tolist():
        passage = int(np.searchsorted(profile.word_limits, place, side="right")) - 1
        word = int(profile.words[place])
        span = (passage, int(profile.begins[place]), int(profile.ends[place]))
        share = weight[int(person.numbers[WORDS][place])]
        marks.append(Mark(span, ("word", word), share, asked.word_spans[word]))
    return marks


def _category_marks(asked: AskedNeed, shown: Shown, known: Expressions) -> list[Mark]:
    told = {known.numbers[s.category]: s.words for s in asked.suggestions}
    functions = asked.wanted.functions
    share = dict(zip(functions.terms.tolist(), functions.factors.tolist(), strict=True))
    each = shown.hints
    rows = zip(each.places.tolist(), each.categories.tolist(), each.strengths.tolist(), strict=True)
    return [
        Mark(
            shown.span(place),
            ("category", category),
            share[category] * strength,
            told.get(category, ()),
        )
        for place, category, strength in rows
        if category in share
    ]
