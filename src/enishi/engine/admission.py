"""What the engine refuses to work with, and says so."""

import re
from collections.abc import Iterable, Sequence

from enishi.engine.refusal import NotRankable
from enishi.engine.types import Document, Expert, Need, Query
from enishi.reference.industries import INDUSTRIES
from enishi.reference.prefectures import PREFECTURES
from enishi.reference.wording import Wording

_NOT_KEPT = re.compile("[\x00\ud800-\udfff]")  # in UTF-8, or at the end of an array's field


def admit(experts: Sequence[Expert]) -> None:
    """Refuse experts whose id is another's or cannot be kept, or whose prefectures nobody knows."""
    _admit_once(expert.id for expert in experts)
    for expert in experts:
        _admit_id(expert.id)
        for code in (expert.prefecture, *sorted(expert.reach or ())):
            _admit_prefecture(code, expert.id)


def admit_documents(documents: Sequence[Document], queries: Sequence[Query], top: int) -> None:
    """Refuse documents or queries that share an id, and a list without room."""
    _admit_once(document.id for document in documents)
    _admit_once(query.id for query in queries)
    _admit_top(top)


def admit_need(need: Need, top: int) -> None:
    """Refuse a need from a prefecture nobody knows, and a list without room."""
    _admit_prefecture(need.prefecture, need.id)
    if need.industry is not None and need.industry not in INDUSTRIES:
        raise NotRankable(
            Wording(
                f"「{need.id}」の業種コード「{need.industry}」がありません。AからTか、2桁にしてください。",
                f"“{need.id}” has the industry code “{need.industry}”; use A to T or two figures.",
            )
        )
    _admit_top(top)


def _admit_top(top: int) -> None:
    if top < 1:
        raise NotRankable(
            Wording(
                f"候補の人数が{top}です。1以上にしてください。",
                f"The number of candidates is {top}; it must be at least 1.",
            )
        )


def _admit_once(ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise NotRankable(
                Wording(
                    f"番号「{each}」が2回出てきます。番号は1件に1つずつにしてください。",
                    f"The id “{each}” appears twice; each needs one of its own.",
                )
            )
        seen.add(each)


def _admit_id(given: str) -> None:
    if _NOT_KEPT.search(given):
        shown = given.encode("unicode_escape").decode()
        raise NotRankable(
            Wording(
                f"番号「{shown}」に、使えない文字が入っています。文字と数字だけにしてください。",
                f"The id “{shown}” holds a character that cannot be kept; use letters and figures.",
            )
        )


def _admit_prefecture(code: str | None, owner: str) -> None:
    if code is not None and code not in PREFECTURES:
        raise NotRankable(
            Wording(
                f"「{owner}」の都道府県コード「{code}」がありません。01から47までの2桁にしてください。",
                f"“{owner}” has the prefecture code “{code}”; use two figures from 01 to 47.",
            )
        )
