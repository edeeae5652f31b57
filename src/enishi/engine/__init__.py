"""The matching engine: plain Python in, plain Python out. It knows nothing of the web."""

from enishi.engine.answers import (
    Answer,
    Band,
    Candidate,
    Exclusion,
    Hit,
    LeftOut,
    Part,
    Quotation,
    Ranking,
    Span,
    Suggestion,
)
from enishi.engine.index import Index
from enishi.engine.plain import rank
from enishi.engine.refusal import NotRankable
from enishi.engine.suggesting import suggest_categories
from enishi.engine.types import Document, Expert, Kind, Need, Passage, Query
from enishi.engine.weights import DEFAULT_WEIGHTS, Weights

NeedPassage = Passage

__all__ = [
    "DEFAULT_WEIGHTS",
    "Answer",
    "Band",
    "Candidate",
    "Document",
    "Exclusion",
    "Expert",
    "Hit",
    "Index",
    "Kind",
    "LeftOut",
    "Need",
    "NeedPassage",
    "NotRankable",
    "Part",
    "Passage",
    "Query",
    "Quotation",
    "Ranking",
    "Span",
    "Suggestion",
    "Weights",
    "rank",
    "suggest_categories",
]
