"""What the engine answers: candidates with their reasons, and a reason for everyone else."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from enishi.reference.wording import Wording

Span = tuple[int, int, int]
"""Index of the passage, first character, and the one after the last, in the original text."""


class Band(IntEnum):
    """この案件との合い方: how well somebody fits, in three steps."""

    WELL = 3
    FAIRLY = 2
    PARTLY = 1


class Exclusion(StrEnum):
    """Why somebody who was considered is not a candidate."""

    UNWANTED = "unwanted"
    PAUSED = "paused"
    FULL = "full"
    OUT_OF_REACH = "out_of_reach"
    NO_EVIDENCE = "no_evidence"
    OUTRANKED = "outranked"


@dataclass(frozen=True, slots=True)
class Part:
    """One summand of a score, with the characters on both sides that it rests on."""

    name: str
    label: Wording
    score: float
    need_spans: tuple[Span, ...] = ()
    expert_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Whole sentences of one passage: text[start:end], with marks inside and their counterparts.

    `categories` are the slugs for which it speaks, the weightiest first; of a sentence longer than
    anybody reads only what stands around the marks.
    """

    passage: int
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]
    need_marks: tuple[Span, ...] = ()
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expert who fits, why, and what is missing; the parts sum to the score."""

    expert: str
    score: float
    band: Band
    parts: tuple[Part, ...]
    quotations: tuple[Quotation, ...]
    strengths: tuple[Wording, ...] = ()
    lacks: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An expert who was considered and is not a candidate, with the reason."""

    expert: str
    exclusion: Exclusion
    wording: Wording


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A category that a text speaks of, how clearly (0 to 1), and the words it rests on."""

    category: str
    score: float
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one need: the best first, and everyone else who was considered."""

    need: str
    candidates: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]
    suggestions: tuple[Suggestion, ...]
    notices: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A document of a plain collection with its score and, on request, the parts of it."""

    document: str
    score: float
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """The documents that answer one query, best first."""

    query: str
    hits: tuple[Hit, ...]
