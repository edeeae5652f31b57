"""What of a person's passages speaks to a need: the marks, and the sentences worth quoting."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from enishi.engine.answers import Quotation, Span
from enishi.engine.asked_need import AskedNeed
from enishi.engine.keys import Keys
from enishi.engine.labels import WORDS
from enishi.engine.mentions import Mentions
from enishi.engine.nearness import alike
from enishi.engine.quotations import About, Mark, quote
from enishi.engine.spans import Reading
from enishi.engine.terms import AFFIX, NAME
from enishi.engine.types import Expert

_RELATED = 0.25  # what a single name of a category's vocabulary says, against a whole expression


def quotations(
    asked: AskedNeed,
    expert: Expert,
    person: Reading,
    *,
    mentions: Mentions,
    slugs: Sequence[str],
    nearest: int = -1,
) -> tuple[Quotation, ...]:
    """Return the sentences of a person's passages that speak to the need.

    Somebody who shares no telling word is quoted from the passage that lies `nearest` in sense.
    """
    marks = [
        *_word_marks(asked, person),
        *_category_marks(asked, mentions, slugs),
        *_related_marks(asked, person, slugs),
    ]
    quoted = quote(expert.passages, marks)
    if not quoted and nearest >= 0:
        quoted = quote(expert.passages, _alike_marks(asked, person, nearest))
    return quoted


def _word_marks(asked: AskedNeed, person: Reading) -> Iterator[Mark]:
    """Mark the need's own telling words, and what else of it stands in one compound with them."""
    for run in _compounds(_names(person, asked.question[WORDS].keys)):
        # A compound of two names that both texts use tells something, however common each may be.
        compound = sum(name.named for name in run) > 1
        if compound or any(name.word in asked.telling for name in run):
            for name in run:
                about = About.WORD if compound or asked.telling.get(name.word) else About.ASIDE
                weight, spans = asked.word_weights[name.word], asked.word_spans.get(name.word, ())
                yield Mark(name.span, (about, name.word), weight, spans)


class _Name(NamedTuple):
    """A name or an affix: its place among the words, its span, and whether it names by itself."""

    place: int
    span: Span
    word: int
    named: bool


def _names(person: Reading, keys: Keys) -> list[_Name]:
    """Return where any of some words stands as a name or an affix, in the order of the text."""
    profile, places = person.profile, person.places(WORDS, keys)
    kinds = profile.kinds[places]
    places = places[(kinds == NAME) | (kinds == AFFIX)]
    return [
        _Name(place, (passage, begin, end), word, kind == NAME and end - begin > 1)
        for place, passage, begin, end, word, kind in zip(
            places.tolist(),
            (profile.word_limits.searchsorted(places, side="right") - 1).tolist(),
            profile.begins[places].tolist(),
            profile.ends[places].tolist(),
            profile.words[places].tolist(),
            profile.kinds[places].tolist(),
            strict=True,
        )
    ]


def _compounds(names: Sequence[_Name]) -> Iterator[Sequence[_Name]]:
    """Yield runs of names that touch each other."""
    first = 0
    for at in range(1, len(names) + 1):
        if at < len(names):
            (passage, _, end), (other, begin, _) = names[at - 1].span, names[at].span
            if names[at].place == names[at - 1].place + 1 and (passage, end) == (other, begin):
                continue
        yield names[first:at]
        first = at


def _category_marks(asked: AskedNeed, mentions: Mentions, slugs: Sequence[str]) -> Iterator[Mark]:
    """Mark expressions of the categories wanted."""
    rows = zip(
        mentions.passages.tolist(),
        mentions.begins.tolist(),
        mentions.ends.tolist(),
        mentions.categories.tolist(),
        mentions.strengths.tolist(),
        strict=True,
    )
    for passage, begin, end, category, strength in rows:
        if category in asked.shares:
            weight = asked.shares[category] * strength
            counterparts = asked.suggested.get(category, ())
            stands_for, span = (About.CATEGORY, category), (passage, begin, end)
            yield Mark(span, stands_for, weight, counterparts, slugs[category])


def _alike_marks(asked: AskedNeed, person: Reading, passage: int) -> Iterator[Mark]:
    """Mark the names of a passage that have fellows of like sense in the need."""
    ours, theirs = alike(asked.reading, person, passage)
    for span in theirs:
        yield Mark(span, (About.ASIDE, span[1]), _RELATED, ours)


def _related_marks(asked: AskedNeed, person: Reading, slugs: Sequence[str]) -> Iterator[Mark]:
    """Mark single names that careers use for the categories wanted."""
    for name in _names(person, np.array(sorted(asked.related), np.uint64)):
        if name.named:
            weight = _RELATED * asked.related[name.word]
            hinted = max(
                (hint[name.word] * asked.shares[category], category)
                for category, hint in asked.hints.items()
                if name.word in hint
            )[1]
            ours = asked.suggested.get(hinted, ())
            yield Mark(name.span, (About.ASIDE, name.word), weight, ours, slugs[hinted])
