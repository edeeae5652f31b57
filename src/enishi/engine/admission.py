"""What the engine refuses to work with, and says so."""

from collections.abc import Sequence

from enishi.engine.refusal import NotRankable
from enishi.engine.types import Expert, Need
from enishi.reference.prefectures import PREFECTURES
from enishi.reference.wording import Wording


def admit(experts: Sequence[Expert]) -> None:
    """Refuse experts who share an id, or who live in or travel to a prefecture nobody knows."""
    seen: set[str] = set()
    for expert in experts:
        if expert.id in seen:
            raise NotRankable(
                Wording(
                    f"登録票の番号「{expert.id}」が2回出てきます。番号は1人に1つにしてください。",
                    f"The id “{expert.id}” appears twice; every person needs an id of their own.",
                )
            )
        seen.add(expert.id)
        for code in (expert.prefecture, *sorted(expert.reach or ())):
            _admit_prefecture(code, expert.id)


def admit_need(need: Need, top: int) -> None:
    """Refuse a need from a prefecture nobody knows, and a list without room."""
    _admit_prefecture(need.prefecture, need.id)
    if top < 1:
        raise NotRankable(
            Wording(
                f"候補の人数が{top}です。1以上にしてください。",
                f"The number of candidates is {top}; it must be at least 1.",
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
