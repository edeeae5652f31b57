"""The expressions of the taxonomy: what each speaks for, and how strongly on either side.

A company's word says more in a need than in a career, a career's word the other way round; one of
several words says more than a single one, and one that several entries share says less for each.

Of labels only whole ones of several words are expressions: 採用 or 環境 alone is said of many
things (「新しい切削液を採用」), and what should be heard by itself stands in the word lists.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from enishi.engine.phrases import Phrases, compile_phrases
from enishi.engine.postings import Float32s, Int32s
from enishi.engine.profiles import namely, read
from enishi.reference.taxonomy import CATEGORIES, Category, current

_SEVERAL_WORDS, _ONE_WORD = 0.75, 0.55
_IN_NEEDS = {"label": 1.0, "company": 1.0, "career": 0.8}
_IN_CAREERS = {"label": 1.0, "company": 0.6, "career": 1.0}
_BROADER = 0.8  # of what an expression says for its entry it says for the broader one
_STEM = re.compile("[いきぎしちにびみりえけげせてねべめれ]$")  # 立ち上げ, 洗い出し, 受け入れ
_WORDS_OF_A_LABEL = 2  # that make it clear enough to be an expression


@dataclass(frozen=True, slots=True)
class Expressions:
    """Every expression of the taxonomy, the categories it speaks for, and how strongly.

    Expression e speaks for categories[limits[e]:limits[e+1]] with in_needs or in_careers, each
    between 0 and 1. `words` says for each category which names careers use for it (their keys), and
    how much of each is its own (1 / number of categories that share it); `names` are those of all.
    """

    slugs: tuple[str, ...]
    numbers: Mapping[str, int]
    fields: Int32s
    phrases: Phrases
    limits: Int32s
    categories: Int32s
    in_needs: Float32s
    in_careers: Float32s
    words: tuple[Mapping[int, float], ...]
    names: frozenset[int]


@cache
def taxonomy() -> Expressions:
    """Return the expressions of all entries in use."""
    entries = [entry for entry in CATEGORIES.values() if entry.replaced_by is None]
    numbers = {entry.slug: place for place, entry in enumerate(entries)}
    by_text: dict[str, dict[int, str]] = {}
    for place, entry in enumerate(entries):
        for side, text in _said(entry):
            by_text.setdefault(text, {}).setdefault(place, side)
    for text in [each for each, sides in by_text.items() if _read_as_noun(each, sides)]:
        by_text.setdefault(f"{text}を", by_text[text])
    everything = read(list(by_text), "ja")
    bounds = list(pairwise(everything.word_limits.tolist()))
    names = namely(everything)
    broader = {numbers[e.slug]: numbers[e.broader] for e in entries if e.broader}
    rows: list[tuple[int, float, float]] = []
    limits = [0]
    own: list[set[int]] = [set() for _ in entries]
    for (first, last), sides in zip(bounds, by_text.values(), strict=True):
        several = last - first > 1
        strength = (_SEVERAL_WORDS if several else _ONE_WORD) / len(sides) ** 0.5
        for place, side in sides.items():
            rows.append((place, strength * _IN_NEEDS[side], strength * _IN_CAREERS[side]))
            if side != "company":
                named = everything.words[first:last][names[first:last]].tolist()
                own[place].update(named)
                own[broader.get(place, place)].update(named)
        for place, side in sides.items():
            if (wider := broader.get(place, place)) not in sides:
                less = strength * _BROADER
                rows.append((wider, less * _IN_NEEDS[side], less * _IN_CAREERS[side]))
        limits.append(len(rows))
    shared: dict[int, int] = {}
    for held in own:
        for word in held:
            shared[word] = shared.get(word, 0) + 1
    return Expressions(
        tuple(numbers),
        numbers,
        np.array([numbers[entry.field] for entry in entries], np.int32),
        compile_phrases(everything),
        np.array(limits, np.int32),
        np.array([row[0] for row in rows], np.int32),
        np.array([row[1] for row in rows], np.float32),
        np.array([row[2] for row in rows], np.float32),
        tuple({word: 1 / shared[word] for word in sorted(held)} for held in own),
        frozenset(shared),
    )


def _read_as_noun(text: str, sides: Mapping[int, str]) -> bool:
    """Return whether a career's word may end in a verb by itself and in a noun before を."""
    return bool(_STEM.search(text)) and "career" in sides.values()


def _said(entry: Category) -> list[tuple[str, str]]:
    labels = [entry.label, entry.english]
    lengths = np.diff(read(labels, "ja").word_limits)
    return (
        [("company", text) for text in entry.company_words]
        + [("career", text) for text in entry.career_words]
        + [("label", each) for each in np.array(labels)[lengths >= _WORDS_OF_A_LABEL].tolist()]
    )


def present(slugs: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the entries now in use for some slugs, and the slugs that nobody knows, sorted."""
    known = frozenset(current(slug).slug for slug in slugs if slug in CATEGORIES)
    return known, tuple(sorted(slug for slug in slugs if slug not in CATEGORIES))
