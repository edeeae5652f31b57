"""A need made ready for asking: read once, then held against everybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from numpy.typing import NDArray

from enishi.engine.answers import Span, Suggestion
from enishi.engine.asking import Question, ask, shortened
from enishi.engine.collection import Collection
from enishi.engine.expressions import Expressions
from enishi.engine.labels import WORDS
from enishi.engine.mentions import mentions_in
from enishi.engine.postings import Float32s
from enishi.engine.profiles import Profile, read
from enishi.engine.spans import Reading
from enishi.engine.stress import laid_on, stress_of, stressed
from enishi.engine.suggesting import suggestions
from enishi.engine.telling import Hints, hints, related, telling_words
from enishi.engine.types import Kind, Need
from enishi.engine.wanted import Wanted, wanted
from enishi.engine.weights import Weights

COUNTS = {Kind.SAID: 1.0, Kind.EXPECTED: 0.8, Kind.BACKGROUND: 0.6, Kind.TRIED: 0.5}


@dataclass(frozen=True, slots=True)
class AskedNeed:
    """A need with its texts as numbers, what they suggest, and the question they put.

    `suggested` says where the need speaks of a category, `shares` how much each category wanted
    counts. `word_weights` and `word_spans` are those of its own words, `telling` the ones worth
    marking and whether each says something by itself, `hints` the names that hint at what it wants,
    and `related` how much each of these says of it.
    """

    need: Need
    reading: Reading
    suggestions: tuple[Suggestion, ...]
    suggested: Mapping[int, tuple[Span, ...]]
    wanted: Wanted
    shares: Mapping[int, float]
    question: Question
    word_weights: Mapping[int, float]
    word_spans: Mapping[int, tuple[Span, ...]]
    telling: Mapping[int, bool]
    hints: Hints
    related: Mapping[int, float]


def make_ready(
    need: Need,
    collection: Collection,
    known: Expressions,
    weights: Weights,
) -> AskedNeed:
    """Read a need; of longer texts only the first LONGEST characters."""
    texts = shortened([passage.text for passage in need.passages])
    profile = read(texts, "ja")
    laid = [laid_on(text) for text in texts]
    stress = stress_of(texts, laid, profile)
    suggested = suggestions(stressed(mentions_in(profile, known, known.in_needs), laid), known)
    counts = [COUNTS.get(Kind(p.kind), 1.0) if p.kind in set(Kind) else 1.0 for p in need.passages]
    stressing = stress.times(profile, counts)
    question = ask(profile, stressing, collection, weights, known.phrases.numbering)
    wishes = wanted(need, suggested, known)
    functions = wishes.functions
    shares = _mapped(functions.terms, functions.factors / max(wishes.clear, 1e-9))
    hinting = hints(functions, collection, known)
    return AskedNeed(
        need,
        Reading(texts, profile),
        suggested,
        {known.numbers[each.category]: each.words for each in suggested},
        wishes,
        shares,
        question,
        _mapped(question[WORDS].keys, question[WORDS].factors),
        _word_spans(profile),
        telling_words(profile, stress.heard, collection, known),
        hinting,
        related(hinting, shares),
    )


def _mapped(keys: NDArray[Any], values: Float32s) -> dict[int, float]:
    return dict(zip(keys.tolist(), values.tolist(), strict=True))


def _word_spans(profile: Profile) -> dict[int, tuple[Span, ...]]:
    spans: dict[int, list[Span]] = {}
    words, begins, ends = profile.words.tolist(), profile.begins.tolist(), profile.ends.tolist()
    for passage, (first, last) in enumerate(pairwise(profile.word_limits.tolist())):
        for place in range(first, last):
            spans.setdefault(words[place], []).append((passage, begins[place], ends[place]))
    return {word: tuple(where) for word, where in spans.items()}
