"""What of a person's passages speaks to a need: the marks, and the sentences worth quoting."""

import numpy as np

from enishi.engine.answers import Quotation
from enishi.engine.asked_need import AskedNeed
from enishi.engine.evidence import Evidence
from enishi.engine.expressions import Expressions
from enishi.engine.labels import WORDS
from enishi.engine.mentions import Mentions
from enishi.engine.postings import Int32s
from enishi.engine.quotations import Mark, quote
from enishi.engine.spans import Reading
from enishi.engine.types import Expert

_ONE_CHARACTER = 0.3  # 一, 方, 店: seldom worth quoting by themselves
_RELATED = 0.25  # what a single word of a category's vocabulary says, against a whole expression


def quotations(
    asked: AskedNeed,
    expert: Expert,
    person: Reading,
    *,
    evidence: Evidence,
    mentions: Mentions,
    known: Expressions,
) -> tuple[Quotation, ...]:
    """Return the sentences of a person's passages that speak to the need."""
    functions = asked.wanted.functions
    shares = dict(zip(functions.terms.tolist(), functions.factors.tolist(), strict=True))
    marks = [
        *_word_marks(asked, person, evidence),
        *_category_marks(asked, mentions, shares, known),
        *_related_marks(person, shares, known),
    ]
    return quote(expert.passages, marks)


def _word_marks(asked: AskedNeed, person: Reading, evidence: Evidence) -> list[Mark]:
    """Mark the need's own words."""
    heard, profile = evidence.channels[WORDS], person.profile
    terms = heard.asked.terms.tolist()
    weight = dict(zip(terms, heard.asked.factors.tolist(), strict=True))
    places = person.places(WORDS, heard.asked.terms)
    passages = np.searchsorted(profile.word_limits, places, side="right") - 1
    marks: list[Mark] = []
    for place, passage in zip(places.tolist(), passages.tolist(), strict=True):
        word = int(profile.words[place])
        span = (passage, int(profile.begins[place]), int(profile.ends[place]))
        share = weight[int(person.numbers(WORDS)[place])]
        if span[2] - span[1] == 1:
            share *= _ONE_CHARACTER
        marks.append(Mark(span, ("word", word), share, asked.word_spans[word]))
    return marks


def _category_marks(
    asked: AskedNeed, mentions: Mentions, shares: dict[int, float], known: Expressions
) -> list[Mark]:
    """Mark expressions of the categories wanted."""
    told = {known.numbers[s.category]: s.words for s in asked.suggestions}
    rows = zip(
        mentions.passages.tolist(),
        mentions.begins.tolist(),
        mentions.ends.tolist(),
        mentions.categories.tolist(),
        mentions.strengths.tolist(),
        strict=True,
    )
    return [
        Mark(
            (passage, begin, end),
            ("category", category),
            shares[category] * strength,
            told.get(category, ()),
        )
        for passage, begin, end, category, strength in rows
        if category in shares
    ]


def hinted(words: Int32s, category: int, known: Expressions) -> float:
    """Return how far single words hint at a category: the most that one of them is its own."""
    own = known.words[category]
    return max((own[word] for word in words.tolist() if word in own), default=0.0)


def _related_marks(person: Reading, shares: dict[int, float], known: Expressions) -> list[Mark]:
    """Mark single words that careers use for the categories wanted."""
    related: dict[int, float] = {}
    for category, share in shares.items():
        for word, own in known.words[category].items():
            related[word] = max(related.get(word, 0.0), _RELATED * share * own)
    profile, marks = person.profile, list[Mark]()
    for place, word in enumerate(profile.words.tolist()):
        if word in related:
            passage = int(np.searchsorted(profile.word_limits, place, side="right")) - 1
            span = (passage, int(profile.begins[place]), int(profile.ends[place]))
            marks.append(Mark(span, ("word", word), related[word], ()))
    return marks
