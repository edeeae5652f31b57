"""Which entries of the taxonomy a roster's words for a field stand for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from enishi.reference.taxonomy import CATEGORIES, current
from enishi.sheets.catalogue import key

_APART = re.compile(r"[、,，;；/／|｜\n]+|[\s　]{1,}|^\d+[.)．）]", re.MULTILINE)
_BRACKETS = re.compile(r"[(（【\[].*?[)）】\]]")


def find_categories(texts: Iterable[str]) -> frozenset[str]:
    """Return the slugs of the entries that are named, by label or by an everyday word for them."""
    found: set[str] = set()
    for text in texts:
        whole = _slugs(text)
        found |= whole or {slug for piece in _APART.split(text) if piece for slug in _piece(piece)}
    return frozenset(found)


def _piece(piece: str) -> frozenset[str]:
    named = _slugs(piece) or _slugs(_BRACKETS.sub("", piece))
    if named:
        return named
    return frozenset(slug for part in piece.split("・") for slug in _slugs(part))


def _slugs(text: str) -> frozenset[str]:
    return _by_name().get(key(text), frozenset())


@cache
def _by_name() -> Mapping[str, frozenset[str]]:
    """Labels and slugs name their entry; a word names all entries that list it, if they are few."""
    labels: dict[str, set[str]] = defaultdict(set)
    words: dict[str, set[str]] = defaultdict(set)
    for slug, category in CATEGORIES.items():
        successor = current(slug).slug
        for name in (category.label, category.english, slug):
            labels[key(name)].add(successor)
        for word in (*category.career_words, *category.company_words, *category.label.split("・")):
            words[key(word)].add(successor)
    few = {word: slugs for word, slugs in words.items() if len(slugs) <= 2}
    return {word: frozenset(slugs) for word, slugs in {**few, **labels}.items() if word}
