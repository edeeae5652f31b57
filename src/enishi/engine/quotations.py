"""Quotations: whole sentences cut from a person's own passages, with marks inside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from enishi.engine.answers import Quotation, Span
from enishi.engine.types import Kind, Passage

MOST = 2
LONGEST = 160  # characters of a sentence before it is cut at a comma
WORTH: dict[str, float] = {Kind.OFFER: 0.6, Kind.STYLE: 0.5, Kind.SPECIALISM: 0.2}
SECOND = 0.4  # what a further quotation must add, against the first
ENOUGH = 0.03  # what the marks of a quotation must weigh together
_SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?\n]?")
_CLAUSE = re.compile(r"[^、,，;；]*[、,，;；]?")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found: where, what it stands for, its weight, and its counterparts in the need."""

    span: Span
    stands_for: tuple[str, int]
    weight: float
    need_spans: tuple[Span, ...]


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a text, without blanks around; long ones cut."""
    spans: list[tuple[int, int]] = []
    for match in _SENTENCE.finditer(text):
        if match.end() - match.start() <= LONGEST:
            spans.append((match.start(), match.end()))
            continue
        begin = match.start()
        for clause in _CLAUSE.finditer(text, match.start(), match.end()):
            if clause.end() - begin > LONGEST and clause.start() > begin:
                spans.append((begin, clause.start()))
                begin = clause.start()
        spans.append((begin, match.end()))
    trimmed = [_trim(text, begin, end) for begin, end in spans]
    return [(begin, end) for begin, end in trimmed if begin < end]


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    piece = text[begin:end]
    return begin + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def quote(passages: Sequence[Passage], marks: Sequence[Mark]) -> tuple[Quotation, ...]:
    """Return the sentences whose marks weigh most, each adding something the others lack.

    What somebody did is quoted before what he offers, and a mere entry of a list last.
    """
    by_passage: dict[int, list[Mark]] = {}
    for mark in marks:
        by_passage.setdefault(mark.span[0], []).append(mark)
    choices = [
        (passage, begin, end, [m for m in held if begin <= m.span[1] and m.span[2] <= end])
        for passage, held in sorted(by_passage.items())
        for begin, end in sentences(passages[passage].text)
    ]
    chosen: list[Quotation] = []
    enough = ENOUGH
    told: set[tuple[str, int]] = set()
    while len(chosen) < MOST:
        best, most = None, enough
        for choice in choices:
            new = {m.stands_for: m.weight for m in choice[3] if m.stands_for not in told}
            worth = WORTH.get(passages[choice[0]].kind, 1.0)
            if (weight := worth * sum(new.values())) > most:
                best, most = choice, weight
        if best is None:
            break
        enough = max(enough, SECOND * most)
        told |= {mark.stands_for for mark in best[3]}
        chosen.append(_quotation(*best))
    return tuple(chosen)


def _quotation(passage: int, begin: int, end: int, marks: Sequence[Mark]) -> Quotation:
    spans = sorted({(mark.span[1], mark.span[2]) for mark in marks})
    outer = [s for s in spans if not any(_inside(s, other) for other in spans)]
    needs = sorted({span for mark in marks for span in mark.need_spans})
    return Quotation(passage, begin, end, tuple(outer), tuple(needs))


def _inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]
