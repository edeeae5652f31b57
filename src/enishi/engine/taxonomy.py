"""Taxonomy terms on both sides: which categories a text speaks of, and how clearly.

Each expression of an entry speaks for it with a strength that depends on who uses it: a company's
word says more in a need than in a career. Several expressions add up as independent hints:
1 - Π (1 - strength).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from enishi.engine.answers import Suggestion
from enishi.engine.phrases import Found, Phrases, compile_phrases, find_in, strength_factor
from enishi.engine.postings import Float32s, Float64s, Int32s
from enishi.engine.profiles import read
from enishi.engine.types import Passage
from enishi.engine.vocabulary import Vocabulary
from enishi.reference.taxonomy import CATEGORIES, Category, current

LONGEST = 20_000
CLEAR_ENOUGH = 0.3
_SEVERAL_WORDS, _ONE_WORD = 0.75, 0.55
_IN_NEEDS = {"label": 1.0, "company": 1.0, "career": 0.8}
_IN_CAREERS = {"label": 1.0, "company": 0.6, "career": 1.0}


@dataclass(frozen=True, slots=True)
class Expressions:
    """Every expression of the taxonomy, the categories it speaks for, and how strongly.

    Row r says: expression owners[r] speaks for category categories[r].
    """

    slugs: tuple[str, ...]
    numbers: Mapping[str, int]
    fields: Int32s
    phrases: Phrases
    limits: Int32s
    categories: Int32s
    in_needs: Float32s
    in_careers: Float32s


def expressions(number: Callable[[str], int]) -> Expressions:
    """Return the expressions of all entries in use, their words numbered by `number`."""
    entries = [entry for entry in CATEGORIES.values() if entry.replaced_by is None]
    numbers = {entry.slug: place for place, entry in enumerate(entries)}
    by_text: dict[str, dict[int, str]] = {}
    for place, entry in enumerate(entries):
        for side, text in _said(entry):
            by_text.setdefault(text, {}).setdefault(place, side)
    rows: list[tuple[int, float, float]] = []
    limits = [0]
    for text, sides in by_text.items():
        words = len(read([text], Vocabulary().learn, "ja").words)
        strength = (_SEVERAL_WORDS if words > 1 else _ONE_WORD) / len(sides) ** 0.5
        rows += [
            (place, strength * _IN_NEEDS[side], strength * _IN_CAREERS[side])
            for place, side in sides.items()
        ]
        limits.append(len(rows))
    return Expressions(
        tuple(numbers),
        numbers,
        np.array([numbers[entry.field] for entry in entries], np.int32),
        compile_phrases(by_text, number),
        np.array(limits, np.int32),
        np.array([row[0] for row in rows], np.int32),
        np.array([row[1] for row in rows], np.float32),
        np.array([row[2] for row in rows], np.float32),
    )


def _said(entry: Category) -> list[tuple[str, str]]:
    parts = [part for part in entry.label.replace("、", "・").split("・") if part]
    labels = [entry.label, entry.english, *(parts if len(parts) > 1 else [])]
    return (
        [("label", text) for text in labels]
        + [("company", text) for text in entry.company_words]
        + [("career", text) for text in entry.career_words]
    )


@dataclass(frozen=True, slots=True)
class Hints:
    """Hint h: found[places[h]] speaks for categories[h] with a strength."""

    places: Int32s
    categories: Int32s
    strengths: Float32s


def hints(found: Found, known: Expressions, strengths: Float32s) -> Hints:
    """Return what the found expressions speak for; `strengths` is `in_needs` or `in_careers`."""
    first, last = known.limits[found.identity], known.limits[found.identity + 1]
    each = last - first
    places = np.repeat(np.arange(len(first), dtype=np.int32), each)
    steps = np.arange(len(places)) - np.repeat(np.cumsum(each) - each, each)
    rows = np.repeat(first, each) + steps
    strong = strengths[rows] * strength_factor(found.skipped)[places]
    return Hints(places, known.categories[rows], strong.astype(np.float32))


def clarity(owners: Int32s, strengths: Float32s, size: int) -> Float64s:
    """Return 1 - Π (1 - strength) over the hints of each owner (size,)."""
    doubt = np.log1p(-np.clip(strengths.astype(np.float64), 0.0, 0.99))
    return np.asarray(1.0 - np.exp(np.bincount(owners, doubt, size)), np.float64)


@cache
def _shared() -> tuple[Vocabulary, Expressions]:
    vocabulary = Vocabulary()
    return vocabulary, expressions(vocabulary.learn)


def suggest_categories(passages: Sequence[Passage]) -> tuple[Suggestion, ...]:
    """Return the categories that some passages speak of, the clearest first.

    Scores lie between 0 and 1; each suggestion carries the spans of the words it rests on.
    """
    vocabulary, known = _shared()
    texts = [passage.text[:LONGEST] for passage in passages]
    found = find_in(read(texts, vocabulary.number, "ja"), known.phrases)
    return suggestions(found, known)


def suggestions(found: Found, known: Expressions) -> tuple[Suggestion, ...]:
    """Return the suggestions that found expressions make."""
    each = hints(found, known, known.in_needs)
    clear = clarity(each.categories, each.strengths, len(known.slugs))
    chosen = [place for place in np.argsort(-clear, kind="stable") if clear[place] >= CLEAR_ENOUGH]
    return tuple(
        Suggestion(
            known.slugs[place],
            float(clear[place]),
            tuple(
                sorted(
                    {
                        (int(found.passage[h]), int(found.begin[h]), int(found.end[h]))
                        for h in each.places[each.categories == place]
                    }
                )
            ),
        )
        for place in chosen
    )


def present(slugs: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the entries now in use for some slugs, and the slugs that nobody knows, sorted."""
    known = frozenset(current(slug).slug for slug in slugs if slug in CATEGORIES)
    return known, tuple(sorted(slug for slug in slugs if slug not in CATEGORIES))
