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
from enishi.engine.learn import Decision, Learnt, Report, learn, reweighed
from enishi.engine.meaning import Meaning, open_meaning
from enishi.engine.measuring import Measures, measure, randomisation
from enishi.engine.plain import rank
from enishi.engine.refusal import NotKept, NotRankable, Outdated
from enishi.engine.suggesting import suggest_categories
from enishi.engine.types import Document, Expert, Kind, Need, Passage, Query
from enishi.engine.weights import DEFAULT_WEIGHTS, Weights

NeedPassage = Passage

__all__ = [
    "DEFAULT_WEIGHTS",
    "Answer",
    "Band",
    "Candidate",
    "Decision",
    "Document",
    "Exclusion",
    "Expert",
    "Hit",
    "Index",
    "Kind",
    "Learnt",
    "LeftOut",
    "Meaning",
    "Measures",
    "Need",
    "NeedPassage",
    "NotKept",
    "NotRankable",
    "Outdated",
    "Part",
    "Passage",
    "Query",
    "Quotation",
    "Ranking",
    "Report",
    "Span",
    "Suggestion",
    "Weights",
    "learn",
    "measure",
    "open_meaning",
    "randomisation",
    "rank",
    "reweighed",
    "suggest_categories",
]
