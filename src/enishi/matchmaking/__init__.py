"""The door to the engine: keeps its index in step with the tables and asks it.

A need comes in as a value, candidates go out as values with the rows they speak of.
"""

from enishi.engine import (
    Answer,
    Band,
    Candidate,
    Exclusion,
    Kind,
    LeftOut,
    Need,
    Part,
    Passage,
    Quotation,
    Span,
    Suggestion,
)
from enishi.matchmaking.ask import answer, beside, suggestions

__all__ = [
    "Answer",
    "Band",
    "Candidate",
    "Exclusion",
    "Kind",
    "LeftOut",
    "Need",
    "Part",
    "Passage",
    "Quotation",
    "Span",
    "Suggestion",
    "answer",
    "beside",
    "suggestions",
]
