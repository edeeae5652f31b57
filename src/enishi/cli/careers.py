"""What a roster tells of a person's career, as passages that say where they stand."""

from collections.abc import Iterator, Sequence

from enishi.engine import Kind, Passage
from enishi.reference.wording import Wording
from enishi.sheets import NamedValue, Record
from enishi.sheets.posts import (
    HEADS,
    TEXTS,
    is_one_cell,
    posts_of,
    specialisms_of,
    stories_in,
    texts_in,
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
    entries = [entry for post in posts_of(record) for entry in _entries(post)]
    for number, (text, period) in enumerate(entries, start=1):
        place = _CAREER
        if len(entries) > 1:
            place = Wording(ja=f"職務経歴 {number}件目", en=f"career entry {number}")
        when = f"（{period}）" if period else ""
        yield Passage(text, place.in_language(language) + when, Kind.CAREER)


_CAREER = Wording(ja="職務経歴", en="career")
_SPECIALISM = Wording(ja="専門分野", en="specialism")


def _entries(post: Sequence[NamedValue]) -> Iterator[tuple[str, str]]:
    if is_one_cell(post):
        for text in stories_in(post):
            yield text, ""
        return
    head = " ".join(texts_in(post, HEADS))
    industry = texts_in(post, ("career_industry",))
    head += f"（{industry[0]}）" if head and industry else ""
    bodies = texts_in(post, TEXTS)
    text = "\n".join([head, *bodies] if head else bodies)
    if text:
        yield text, _period(post)


def _period(post: Sequence[NamedValue]) -> str:
    whole = " ".join(texts_in(post, ("career_period",)))
    begin = " ".join(texts_in(post, ("career_from",)))
    end = " ".join(texts_in(post, ("career_to",)))
    return " ".join((whole or (f"{begin}〜{end}" if begin or end else "")).split())


def _specialisms(record: Record, language: str) -> Iterator[Passage]:
    named = specialisms_of(record)
    if named:
        yield Passage("、".join(named), _SPECIALISM.in_language(language), Kind.SPECIALISM)


def _rest(record: Record, language: str) -> Iterator[Passage]:
    for meaning, kind, label in _OTHERS:
        place = label.in_language(language)
        texts = [text for text in record.texts(meaning) if len(text) >= _SHORTEST]
        for number, text in enumerate(texts, start=1):
            yield Passage(text, f"{place} {number}" if len(texts) > 1 else place, kind)
