"""The posts of a career as a roster tells them: in numbered columns, in rows, or in one cell."""

import re
from collections.abc import Iterator, Sequence

from enishi.sheets.records import NamedValue, Record

HEADS = ("career_company", "career_department", "career_post")
TEXTS = ("career_work", "career")
PERIODS = ("career_period", "career_from", "career_to")
_ENTRY = re.compile(
    r"^[\s　]*(?:[・●■◆○]|[(（]?\d{1,2}[)）.．、]|[①-⑳]"
    r"|(?:明治|大正|昭和|平成|令和|[MTSHRＭＴＳＨＲ])\s*[\d０-９元]"
    r"|[12１２][\d０-９]{3}\s*(?:年|[./／〜~～\-－]))"
)
_SHORTEST = 2  # 「有」 or 「○」 in a column says nothing that could be quoted


def posts_of(record: Record, *beside: str) -> list[list[NamedValue]]:
    """Cells that speak of one post: the same row, the same number in their headings."""
    groups: dict[tuple[int, int], list[NamedValue]] = {}
    for value in record.all(*HEADS, *TEXTS, *PERIODS, "career_industry", *beside):
        groups.setdefault((value.row, value.number), []).append(value)
    return [groups[key] for key in sorted(groups)]


def texts_in(post: Sequence[NamedValue], meanings: Sequence[str]) -> list[str]:
    """The texts of some meanings, in the order of the meanings."""
    return [v.text for meaning in meanings for v in post if v.meaning == meaning]


def stories_in(post: Sequence[NamedValue]) -> Iterator[str]:
    """The entries of a post that is one cell only; it may tell a whole life line by line."""
    yield from _split(texts_in(post, TEXTS)[0])


def is_one_cell(post: Sequence[NamedValue]) -> bool:
    """Whether a post says neither where nor when, but tells everything in one text."""
    where_or_when = texts_in(post, (*HEADS, *PERIODS))
    return not where_or_when and len(texts_in(post, TEXTS)) == 1


def specialisms_of(record: Record) -> tuple[str, ...]:
    """The person's own words for what they know; a ticked box stands for its heading."""
    return tuple(
        value.heading if len(value.text) < _SHORTEST else value.text
        for value in record.all("specialism")
    )


def _split(text: str) -> list[str]:
    """Split one long cell where its lines each begin an entry of their own."""
    lines = [line for line in text.splitlines() if line.strip()]
    if sum(bool(_ENTRY.match(line)) for line in lines) < 2:
        return [text]
    entries: list[str] = []
    for line in lines:
        if _ENTRY.match(line) or not entries:
            entries.append(line)
        else:
            entries[-1] += "\n" + line
    return entries
