"""What a roster tells of a person's career, as passages that say where they stand."""

import re
from collections.abc import Iterator, Sequence

from enishi.engine import Kind, Passage
from enishi.sheets import NamedValue, Record

_HEADS = ("career_company", "career_department", "career_post")
_TEXTS = ("career_work", "career")
_PERIODS = ("career_period", "career_from", "career_to")
_ENTRY = re.compile(
    r"^[\s　]*(?:[・●■◆○]|[(（]?\d{1,2}[)）.．、]|[①-⑳]"
    r"|(?:明治|大正|昭和|平成|令和|[MTSHRＭＴＳＨＲ])\s*[\d０-９元]"
    r"|[12１２][\d０-９]{3}\s*(?:年|[./／〜~～\-－]))"
)
_OTHERS = (
    ("achievement", Kind.CAREER, "実績"),
    ("career_overseas", Kind.CAREER, "海外経験"),
    ("offer", Kind.OFFER, "支援できること"),
    ("appeal", Kind.OFFER, "自己PR"),
    ("style", Kind.STYLE, "中小企業での働き方"),
    ("qualification", Kind.SPECIALISM, "保有資格"),
    ("language", Kind.SPECIALISM, "語学"),
)
_SHORTEST = 2  # 「有」 or 「○」 in a column says nothing that could be quoted


def passages_of(record: Record) -> tuple[Passage, ...]:
    """Return everything in a record that can be quoted, in the order of a registration card."""
    return (*_career(record), *_specialisms(record), *_rest(record))


def _career(record: Record) -> Iterator[Passage]:
    entries = [entry for group in _groups(record) for entry in _entries(group)]
    for number, (text, period) in enumerate(entries, start=1):
        place = f"職務経歴 {number}件目" if len(entries) > 1 else "職務経歴"
        yield Passage(text, f"{place}（{period}）" if period else place, Kind.CAREER)


def _groups(record: Record) -> list[list[NamedValue]]:
    """Cells that speak of one post: the same row, the same number in their headings."""
    groups: dict[tuple[int, int], list[NamedValue]] = {}
    for value in record.all(*_HEADS, *_TEXTS, *_PERIODS, "career_industry"):
        groups.setdefault((value.row, value.number), []).append(value)
    return [groups[key] for key in sorted(groups)]


def _entries(group: Sequence[NamedValue]) -> Iterator[tuple[str, str]]:
    head = " ".join(_texts(group, _HEADS))
    period = _period(group)
    bodies = _texts(group, _TEXTS)
    if not head and not period and len(bodies) == 1:
        for text in _split(bodies[0]):
            yield text, ""
        return
    industry = _texts(group, ("career_industry",))
    head += f"（{industry[0]}）" if head and industry else ""
    text = "\n".join([head, *bodies] if head else bodies)
    if text:
        yield text, period


def _texts(group: Sequence[NamedValue], meanings: Sequence[str]) -> list[str]:
    return [v.text for meaning in meanings for v in group if v.meaning == meaning]


def _period(group: Sequence[NamedValue]) -> str:
    whole = " ".join(_texts(group, ("career_period",)))
    begin = " ".join(_texts(group, ("career_from",)))
    end = " ".join(_texts(group, ("career_to",)))
    return " ".join((whole or (f"{begin}〜{end}" if begin or end else "")).split())


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


def _specialisms(record: Record) -> Iterator[Passage]:
    named = specialisms_of(record)
    if named:
        yield Passage("、".join(named), "専門分野", Kind.SPECIALISM)


def specialisms_of(record: Record) -> tuple[str, ...]:
    """The person's own words for what they know; a ticked box stands for its heading."""
    return tuple(
        value.heading if len(value.text) < _SHORTEST else value.text
        for value in record.all("specialism")
    )


def _rest(record: Record) -> Iterator[Passage]:
    for meaning, kind, place in _OTHERS:
        texts = [text for text in record.texts(meaning) if len(text) >= _SHORTEST]
        for number, text in enumerate(texts, start=1):
            yield Passage(text, f"{place} {number}" if len(texts) > 1 else place, kind)
