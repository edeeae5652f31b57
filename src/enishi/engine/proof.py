"""Whether a career itself shows what a need mainly wants, beyond a tick in a list or a post."""

from collections.abc import Sequence

import numpy as np

from enishi.engine.mentions import Mentions
from enishi.engine.sentences import names_a_post
from enishi.engine.types import Kind, Passage
from enishi.engine.wanted import Shares

PROVEN = 0.5  # at least one expression of careers, which those of companies do not reach
_TELLING = frozenset({Kind.CAREER, Kind.OFFER})


def proven(functions: Shares, passages: Sequence[Passage], mentions: Mentions) -> bool:
    """Say whether a sentence of the career, not a post, speaks of a category wanted most."""
    if not len(functions.terms):
        return False
    most = functions.terms[functions.factors >= functions.factors.max()]
    rows = np.flatnonzero(np.isin(mentions.categories, most) & (mentions.strengths >= PROVEN))
    return any(
        passages[passage].kind in _TELLING and not names_a_post(_line(passages[passage].text, at))
        for passage, at in zip(
            mentions.passages[rows].tolist(), mentions.begins[rows].tolist(), strict=True
        )
    )


def _line(text: str, at: int) -> str:
    begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return text[begin : end if end >= 0 else len(text)].strip()
