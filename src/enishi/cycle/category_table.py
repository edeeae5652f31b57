"""分類表: the ten fields and what lies beneath them, with the words of companies and careers."""

from collections.abc import Iterator
from dataclasses import dataclass

from enishi import matchmaking
from enishi.cycle.suggested import Suggested, words_of
from enishi.reference.taxonomy import CATEGORIES, FIELDS, Category


@dataclass(frozen=True)
class Field:
    """One of the ten fields, and its entries; a narrower one stands behind its broader one."""

    itself: Category
    entries: list[Category]


def fields() -> list[Field]:
    """The whole table, in the order of the programme, without what is out of use."""
    return [Field(field, list(_entries(field))) for field in FIELDS]


def _entries(field: Category) -> Iterator[Category]:
    inside = [c for c in CATEGORIES.values() if c.parent == field.slug and not c.replaced_by]
    for entry in inside:
        if entry.broader is None:
            yield entry
            yield from (each for each in inside if each.broader == entry.slug)


def tried(words: str) -> list[Suggested]:
    """Which entries some words of a company lead to, the clearest first."""
    passage = matchmaking.Passage(words, kind=matchmaking.Kind.SAID)
    return [
        Suggested(found.category, words_of(found, [passage]))
        for found in matchmaking.suggestions([passage])
    ]
