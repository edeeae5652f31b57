"""What of a person's passages speaks to a need: the marks, and the sentences worth quoting."""

from collections.abc import Iterator

import numpy as np

from enishi.engine.answers import Quotation
from enishi.engine.asked_need import AskedNeed
from enishi.engine.expressions import Expressions
from enishi.engine.labels import WORDS
from enishi.engine.mentions import Mentions
from enishi.engine.profiles import namely
from enishi.engine.quotations import About, Mark, quote
from enishi.engine.spans import Reading
from enishi.engine.terms import AFFIX, NAME
from enishi.engine.types import Expert

_RELATED = 0.25  # what a single name of a category's vocabulary says, against a whole expression


def quotations(
    asked: AskedNeed, expert: Expert, person: Reading, *, mentions: Mentions, known: Expressions
) -> tuple[Quotation, ...]:
    """Return the sentences of a person's passages that speak to the need."""
    functions = asked.wanted.functions
    shares = dict(zip(functions.terms.tolist(), functions.factors.tolist(), strict=True))
    marks = [
        *_word_marks(asked, person),
        *_category_marks(asked, mentions, shares, known),
        *_related_marks(asked, person, shares),
    ]
    return quote(expert.passages, marks)


def _word_marks(asked: AskedNeed, person: Reading) -> Iterator[Mark]:
    """Mark the need's own telling words, and what else of it stands in one compound with them."""
    profile, heard = person.profile, asked.question[WORDS]
    weight = dict(zip(heard.keys.tolist(), heard.factors.tolist(), strict=True))
    places = person.places(WORDS, heard.keys)
    kinds = profile.kinds[places]
    places = places[(kinds == NAME) | (kinds == AFFIX)]
    if not len(places):
        return
    words = profile.words[places]
    named = namely(profile)[places]
    told = np.isin(words, np.array(sorted(asked.telling), np.uint64))
    passages = np.searchsorted(profile.word_limits, places, side="right") - 1
    begins, ends = profile.begins[places], profile.ends[places]
    touching = (np.diff(places) == 1) & (np.diff(passages) == 0) & (begins[1:] == ends[:-1])
    runs = np.concatenate(([0], np.cumsum(~touching)))
    # A compound of two names that both texts use tells something, however common each may be.
    compound = np.bincount(runs, named) > 1
    good = compound | (np.bincount(runs, told) > 0)
    for at in np.flatnonzero(good[runs]).tolist():
        word = int(words[at])
        about = About.WORD if asked.telling.get(word) or compound[runs[at]] else About.ASIDE
        span = (int(passages[at]), int(begins[at]), int(ends[at]))
        spans = asked.word_spans.get(word, ())
        yield Mark(span, (about, word), weight[word], spans)


def _category_marks(
    asked: AskedNeed, mentions: Mentions, shares: dict[int, float], known: Expressions
) -> Iterator[Mark]:
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
    for passage, begin, end, category, strength in rows:
        if category in shares:
            weight = shares[category] * strength
            counterparts = told.get(category, ())
            yield Mark((passage, begin, end), (About.CATEGORY, category), weight, counterparts)


def _related_marks(asked: AskedNeed, person: Reading, shares: dict[int, float]) -> Iterator[Mark]:
    """Mark single names that careers use for the categories wanted."""
    related: dict[int, float] = {}
    for category, hint in asked.hints.items():
        for word, own in hint.items():
            related[word] = max(related.get(word, 0.0), _RELATED * shares[category] * own)
    profile = person.profile
    places = person.places(WORDS, np.array(sorted(related), np.uint64))
    for place in places[namely(profile)[places]].tolist():
        word = int(profile.words[place])
        passage = int(np.searchsorted(profile.word_limits, place, side="right")) - 1
        span = (passage, int(profile.begins[place]), int(profile.ends[place]))
        yield Mark(span, (About.ASIDE, word), related[word], ())
