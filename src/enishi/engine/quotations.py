"""Quotations: whole sentences cut from a person's own passages, with marks inside."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from enishi.engine.answers import Quotation, Span
from enishi.engine.sentences import names_a_post, sentences, tells
from enishi.engine.types import Kind, Passage

MOST = 3
WORTH: dict[str, float] = {Kind.OFFER: 0.6, Kind.STYLE: 0.5}
ITEM = 0.7  # what an item of a list is worth, against a sentence that tells something
LONGEST, AROUND = 240, 60  # characters that are quoted at most, and before the first mark
SECOND = 0.4  # what a further quotation must add, against the first


class About(IntEnum):
    """What a mark stands for: a category wanted, a telling word, or one that says little alone."""

    CATEGORY = 0
    WORD = 1
    ASIDE = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found: where, what it stands for, its weight, and its counterparts in the need.

    `category` is the slug of the category for which it speaks, if for any.
    """

    span: Span
    stands_for: tuple[About, int]
    weight: float
    need_spans: tuple[Span, ...]
    category: str = ""


@dataclass(frozen=True, slots=True)
class _Choice:
    """A sentence that may be quoted."""

    passage: int
    begin: int
    end: int
    text: str
    marks: tuple[Mark, ...]
    worth: float
    post: bool

    @property
    def solid(self) -> bool:
        about = {mark.stands_for for mark in self.marks}
        return len(about) > 1 or any(kind != About.ASIDE for kind, _ in about)


def quote(passages: Sequence[Passage], marks: Iterable[Mark]) -> tuple[Quotation, ...]:
    """Return the sentences whose marks weigh most, each adding something the others lack.

    What somebody did is quoted first. The name of a post or an entry of a list is added only for a
    category that nothing else shows, and a sentence with one small word only for want of others.
    """
    by_passage: dict[int, list[Mark]] = {}
    for mark in marks:
        by_passage.setdefault(mark.span[0], []).append(mark)
    choices = [
        choice
        for passage, held in sorted(by_passage.items())
        for choice in _choices(passages[passage], passage, held)
    ]
    told: set[tuple[About, int]] = set()
    chosen = _best([c for c in choices if c.solid and not c.post], told, MOST)
    posts = [c for c in choices if c.solid and c.post]
    if chosen:
        told |= {m.stands_for for c in posts for m in c.marks if m.stands_for[0] != About.CATEGORY}
    chosen += _best(posts, told, min(1, MOST - len(chosen)))
    for posts_too in (False, True):
        if not chosen:
            chosen = _best([c for c in choices if c.post == posts_too], told, 1)
    return tuple(_quotation(choice) for choice in chosen)


def only_posts(passages: Sequence[Passage], quoted: Sequence[Quotation]) -> bool:
    """Say whether the quotations only name posts and entries of lists."""
    return all(_is_post(passages[q.passage], q.start, q.end) for q in quoted)


def _is_post(passage: Passage, begin: int, end: int) -> bool:
    return passage.kind == Kind.SPECIALISM or names_a_post(passage.text[begin:end])


def _choices(passage: Passage, number: int, marks: Sequence[Mark]) -> list[_Choice]:
    choices: list[_Choice] = []
    order = sorted(range(len(marks)), key=lambda at: marks[at].span[1])
    begins = [marks[at].span[1] for at in order]
    for begin, end in sentences(passage.text):
        inside = sorted(order[bisect_left(begins, begin) : bisect_left(begins, end)])
        held = tuple(marks[at] for at in inside if marks[at].span[2] <= end)
        if _shown(held):
            text = passage.text[begin:end]
            worth = WORTH.get(passage.kind, 1.0) * (1.0 if tells(text) else ITEM)
            post = _is_post(passage, begin, end)
            choices.append(_Choice(number, begin, end, text, held, worth, post))
    return choices


def _best(choices: Sequence[_Choice], told: set[tuple[About, int]], most: int) -> list[_Choice]:
    """Return the weightiest choices one after another; `told` grows by what they stand for."""
    chosen: list[_Choice] = []
    enough = 0.0
    while len(chosen) < most:
        best, highest = None, enough
        for choice in choices:
            new = {m.stands_for: m.weight for m in choice.marks if m.stands_for not in told}
            weight = choice.worth * sum(new.values())
            if weight > highest and all(choice.text != other.text for other in chosen):
                best, highest = choice, weight
        if best is None:
            break
        enough = max(enough, SECOND * highest)
        told |= {mark.stands_for for mark in best.marks}
        chosen.append(best)
    return chosen


def _shown(marks: Iterable[Mark]) -> tuple[tuple[int, int], ...]:
    """Return the spans to be marked: those that touch joined, single characters left out."""
    joined: list[tuple[int, int]] = []
    for begin, end in sorted({(mark.span[1], mark.span[2]) for mark in marks}):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return tuple((begin, end) for begin, end in joined if end - begin > 1)


def _quotation(choice: _Choice) -> Quotation:
    needs = sorted({span for mark in choice.marks for span in mark.need_spans})
    shown = _shown(choice.marks)
    begin, end = choice.begin, choice.end
    if end - begin > LONGEST:
        begin = max(begin, shown[0][0] - AROUND)
        end = min(end, max(shown[0][1], begin + LONGEST))
        shown = tuple((first, last) for first, last in shown if last <= end)
    heaviest = sorted(choice.marks, key=lambda mark: (-mark.weight, mark.span))
    categories = dict.fromkeys(mark.category for mark in heaviest if mark.category)
    return Quotation(choice.passage, begin, end, shown, tuple(needs), tuple(categories))
