"""The ten fields of the programme and what lies beneath them, with the words both sides use.

A company says 「売り先が偏っている」, a career says 「代理店網の構築」: the entry they both belong
to brings them together. Each field is one file beside this one; slugs never change, an entry that
has gone out of use names its successor.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any

__all__ = ["CATEGORIES", "FIELDS", "Category", "current"]

_ORDER = (
    "strategy",
    "overseas",
    "it",
    "sales_marketing",
    "tech_product_dev",
    "production",
    "logistics",
    "accounting_finance",
    "hr_labour",
    "legal_ip",
)


@dataclass(frozen=True, slots=True)
class Category:
    """専門分野: one entry, with the words companies say and the words careers use.

    A narrower entry (溶接 under 加工方法) names the broader one, of the same field; what is said of
    it is said of that too.
    """

    slug: str
    label: str
    english: str
    field: str
    parent: str | None
    company_words: tuple[str, ...]
    career_words: tuple[str, ...]
    replaced_by: str | None = None
    broader: str | None = None


def _category(slug: str, facts: dict[str, Any], field: str, parent: str | None) -> Category:
    return Category(
        slug=slug,
        label=facts["label"],
        english=facts["english"],
        field=field,
        parent=parent,
        company_words=tuple(facts["company_words"]),
        career_words=tuple(facts["career_words"]),
        replaced_by=facts.get("replaced_by"),
        broader=f"{field}.{facts['broader']}" if "broader" in facts else None,
    )


def _in_file(field: str) -> Iterator[Category]:
    """Yield the field itself, then its entries in the order of the file."""
    facts = tomllib.loads((files(__package__) / f"{field}.toml").read_text(encoding="utf-8"))
    yield _category(field, facts["field"], field, None)
    for name, entry in facts["entries"].items():
        yield _category(f"{field}.{name}", entry, field, field)


CATEGORIES: Mapping[str, Category] = MappingProxyType(
    {category.slug: category for field in _ORDER for category in _in_file(field)}
)
FIELDS: tuple[Category, ...] = tuple(CATEGORIES[field] for field in _ORDER)


def current(slug: str) -> Category:
    """Return the entry now in use for a slug that may have been kept for years."""
    category = CATEGORIES[slug]
    while category.replaced_by is not None:
        category = CATEGORIES[category.replaced_by]
    return category
