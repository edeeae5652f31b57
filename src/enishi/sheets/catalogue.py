"""What the columns of a roster may mean, and the headings that people write above them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from enishi.reference.folding import fold
from enishi.reference.wording import Wording

_FOLDER = Path(__file__).with_name("columns")
_NOT_A_LETTER = re.compile(r"[^\w〒#]|_")


class Kind(StrEnum):
    """What a roster lists."""

    EXPERTS = "experts"
    NEEDS = "needs"
    COMPANIES = "companies"
    PROSPECTS = "prospects"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column can hold; `looks` is how its cells can be told without their heading."""

    slug: str
    label: Wording
    once: bool = False
    matched: bool = True
    looks: str = ""
    unused: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """Columns of which a roster must have at least one."""

    any: frozenset[str]
    label: Wording
    words: str


@dataclass(frozen=True)
class Catalogue:
    """All that is known of the columns of one kind of roster; keys are folded headings."""

    kind: Kind
    label: Wording
    meanings: Mapping[str, Meaning]
    words: Mapping[str, str]
    groups: Mapping[str, str]
    under: Mapping[tuple[str, str], str]
    required: tuple[Requirement, ...]
    person: frozenset[str]
    evidence: str
    texts: frozenset[str]


def key(heading: str) -> str:
    """Fold a heading to letters and digits only, so that width, spaces and breaks do not count."""
    return _NOT_A_LETTER.sub("", fold(heading))


@cache
def catalogue(kind: Kind) -> Catalogue:
    """Read the catalogue of a kind of roster once."""
    own = tomllib.loads((_FOLDER / f"{kind}.toml").read_text("utf-8"))
    shared = tomllib.loads((_FOLDER / "shared.toml").read_text("utf-8"))
    columns: dict[str, dict[str, Any]] = {**shared, **own["columns"]}
    # The kind's own columns come last, so their headings win over shared ones.
    words = {key(word): slug for slug, column in columns.items() for word in column["words"]}
    return Catalogue(
        kind,
        _label(own["roster"]),
        MappingProxyType({slug: _meaning(slug, column) for slug, column in columns.items()}),
        MappingProxyType(words),
        MappingProxyType({key(w): group for group, ws in own["groups"].items() for w in ws}),
        MappingProxyType(
            {
                (group, key(word)): slug
                for slug, column in columns.items()
                for group, below in column.get("under", {}).items()
                for word in below
            }
        ),
        tuple(
            Requirement(frozenset(wanted["any"]), _label(wanted), wanted["words"])
            for wanted in own["roster"]["required"]
        ),
        frozenset(own["roster"]["person"]),
        own["roster"]["evidence"],
        frozenset(own["roster"]["texts"]),
    )


def _meaning(slug: str, column: Mapping[str, Any]) -> Meaning:
    return Meaning(
        slug,
        _label(column),
        once=column.get("once", False),
        matched=column.get("matched", True) and not column.get("unused"),
        looks=column.get("looks", ""),
        unused=column.get("unused", ""),
    )


def _label(entry: Mapping[str, Any]) -> Wording:
    return Wording(ja=entry["label"], en=entry["english"])
