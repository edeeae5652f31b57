"""A need made ready for asking: read once, then held against everybody."""

from collections.abc import Mapping
from dataclasses import dataclass

from enishi.engine.answers import Span, Suggestion
from enishi.engine.asking import Question, ask, shortened
from enishi.engine.collection import Collection
from enishi.engine.expressions import Expressions
from enishi.engine.mentions import mentions_in
from enishi.engine.profiles import read
from enishi.engine.spans import Reading
from enishi.engine.suggesting import suggestions
from enishi.engine.telling import Hints, hints, telling_words
from enishi.engine.types import Kind, Need
from enishi.engine.wanted import Wanted, wanted
from enishi.engine.weights import Weights

COUNTS = {Kind.SAID: 1.0, Kind.EXPECTED: 0.8, Kind.BACKGROUND: 0.6, Kind.TRIED: 0.5}


@dataclass(frozen=True, slots=True)
class AskedNeed:
    """A need with its texts as numbers, what they suggest, and the question they put.

    `telling` are its words worth marking and whether each says something by itself, `hints` the
    names that hint at what it wants.
    """

    need: Need
    reading: Reading
    suggestions: tuple[Suggestion, ...]
    wanted: Wanted
    question: Question
    word_spans: dict[int, tuple[Span, ...]]
    telling: Mapping[int, bool]
    hints: Hints


def make_ready(
    need: Need,
    collection: Collection,
    known: Expressions,
    weights: Weights,
) -> AskedNeed:
    """Read a need; of longer texts only the first LONGEST characters."""
    texts = shortened([passage.text for passage in need.passages])
    profile = read(texts, "ja")
    suggested = suggestions(mentions_in(profile, known, known.in_needs), known)
    counts = [COUNTS.get(Kind(p.kind), 1.0) if p.kind in set(Kind) else 1.0 for p in need.passages]
    question = ask(profile, counts, collection, weights, known.phrases.numbering)
    spans: dict[int, list[Span]] = {}
    for passage in range(profile.passages):
        for place in range(profile.word_limits[passage], profile.word_limits[passage + 1]):
            where = (passage, int(profile.begins[place]), int(profile.ends[place]))
            spans.setdefault(int(profile.words[place]), []).append(where)
    wishes = wanted(need, suggested, known)
    return AskedNeed(
        need,
        Reading(texts, profile),
        suggested,
        wishes,
        question,
        {word: tuple(where) for word, where in spans.items()},
        telling_words(profile, collection, known),
        hints(wishes.functions, collection, known),
    )
