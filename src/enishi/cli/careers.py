"""What a roster tells of a person's career, as passages that say where they stand."""

import re
from collections.abc import Iterator, Sequence

from enishi.engine import Kind, Passage
from enishi.reference.wording import Wording
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
    ("achievement", Kind.CAREER, Wording(ja="実績", en="achievements")),
    ("career_overseas", Kind.CAREER, Wording(ja="海外経験", en="overseas")),
    ("offer", Kind.OFFER, Wording(ja="支援できること", en="support offered")),
    ("appeal", Kind.OFFER, Wording(ja="自己PR", en="own words")),
    ("style", Kind.STYLE, Wording(ja="中小企業での働き方", en="manner of work")),
    ("qualification", Kind.SPECIALISM, Wording(ja="保有資格", en="qualifications")),
    ("language", Kind.SPECIALISM, Wording(ja="語学", en="languages")),
)
_SHORTEST = 2  # 「有」 or 「○」 in a column says nothing that could be quoted


def passages_of(record: Record, language: str) -> tuple[Passage, ...]:
    """Return everything in a record that can be quoted, in the order of a registration card."""
    return (*_career(record, language), *_specialisms(record, language), *_rest(record, language))


def _career(record: Record, language: str) -> Iterator[Passage]:
    entries = [entry for group in _groups(record) for entry in _entries(group)]
    for number, (text, period) in enumerate(entries, start=1):
        place = _CAREER
        if len(entries) > 1:
            place = Wording(ja=f"職務経歴 {number}件目", en=f"career entry {number}")
        when = f"（{period}）" if period else ""
        yield Passage(text, place.in_language(language) + when, Kind.CAREER)


_CAREER = Wording(ja="職務経歴", en="career")
_SPECIALISM = Wording(ja="専門分野", en="specialism")


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


def _specialisms(record: Record, language: str) -> Iterator[Passage]:
    named = specialisms_of(record)
    if named:
        yield Passage("、".join(named), _SPECIALISM.in_language(language), Kind.SPECIALISM)


def specialisms_of(record: Record) -> tuple[str, ...]:
    """The person's own words for what they know; a ticked box stands for its heading."""
    return tuple(
        value.heading if len(value.text) < _SHORTEST else value.text
        for value in record.all("specialism")
    )


def _rest(record: Record, language: str) -> Iterator[Passage]:
    for meaning, kind, label in _OTHERS:
        place = label.in_language(language)
        texts = [text for text in record.texts(meaning) if len(text) >= _SHORTEST]
        for number, text in enumerate(texts, start=1):
            yield Passage(text, f"{place} {number}" if len(texts) > 1 else place, kind)
