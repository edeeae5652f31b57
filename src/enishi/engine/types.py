"""What the engine is told: people with their passages, and needs with theirs. Values only."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a passage is; the first four speak of an expert, the rest of a need."""

    CAREER = "career"
    OFFER = "offer"
    STYLE = "style"
    SPECIALISM = "specialism"
    SAID = "said"
    BACKGROUND = "background"
    TRIED = "tried"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as it was typed; `place` is what people are told about where it stands."""

    text: str
    place: str = ""
    kind: str = Kind.CAREER


@dataclass(frozen=True, slots=True)
class Expert:
    """A 新現役 as the engine sees one; who they are and how old is none of its business.

    Categories are slugs of the taxonomy, industries JSIC codes, prefectures JIS X 0401 codes.
    `reach` of None means anywhere; `blocked` holds company ids that either side does not want.
    """

    id: str
    passages: tuple[Passage, ...] = ()
    categories: frozenset[str] = frozenset()
    industries: frozenset[str] = frozenset()
    prefecture: str | None = None
    reach: frozenset[str] | None = None
    online: bool = False
    free_places: int = 2
    unavailable_until: date | None = None
    blocked: frozenset[str] = frozenset()
    small_firm: bool | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """A company's need; without confirmed categories the engine uses those the text suggests.

    `companies` are the ids under which the company is known: several where records were merged.
    """

    id: str
    passages: tuple[Passage, ...] = ()
    categories: frozenset[str] = frozenset()
    industry: str | None = None
    prefecture: str | None = None
    online: bool = False
    companies: frozenset[str] = frozenset()
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text of a plain collection, or a person with several pieces of evidence."""

    id: str
    evidence: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Query:
    """A question put to a plain collection."""

    id: str
    text: str
