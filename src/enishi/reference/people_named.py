"""Which people a text names: 村瀬恒夫, 村瀬さん, むらせ様, and perhaps 村瀬 alone.

A surname is often also a place or a word. Where a text is cut into words it shows which it is:
千葉の工場 is a place, 千葉さん a person, 森林 and たくさん are neither.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from enishi.reference.names import fold_name
from enishi.reference.surnames import surname, without_places
from enishi.reference.words import LONGEST_TEXT, whole_words

__all__ = ["Named", "Person", "named_in", "person_called"]

_HONORIFICS = {"さん", "様", "さま", "氏", "殿", "君", "くん", "先生"}
_POSTS = {"代表", "社長", "会長", "専務", "常務", "工場長", "部長", "課長", "係長", "主任", "店長"}
# 皆さん is everybody, whoever is called 皆.
_NOBODY = {"皆", "みな", "ミナ"}
_KANA = re.compile("[ァ-ヺー]+")
_KANA_LONG_ENOUGH = 4
_LONGEST_IN_WORDS = 3


class Person(NamedTuple):
    """A person as somebody who knows him could write him."""

    family: str
    given: str = ""
    family_kana: str = ""
    given_kana: str = ""


@dataclass(frozen=True)
class Named:
    """What in a text names somebody, and what reads like a name and may be none."""

    surely: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


def person_called(name: str) -> Person:
    """A person of whom only one line is kept: 緑川 修司, 緑川社長."""
    family = surname(name)
    given = "".join(name.split()[1:]) if family != name.strip() else ""
    return Person(family, "" if surname(given) != given else given)


def named_in(text: str, people: Iterable[Person], *, strangers: bool = False) -> Named:
    """Which of these people a text names; with `strangers` also who else bears a title there."""
    known = [one for one in people if fold_name(one.family)]
    surnames = {fold_name(one.family) for one in known}
    surnames |= {fold_name(one.family_kana) for one in known if one.family_kana}
    lines = [cut_up(line) for line in lines_of(text)]
    surely = [*whole_names(text, known, lines)]
    perhaps: list[str] = []
    for line in lines:
        for at, (word, kind) in enumerate(line):
            title = line[at + 1][0] if at + 1 < len(line) else ""
            if title in _HONORIFICS | _POSTS and word not in _NOBODY:
                called = before(line, at + 1, surnames)
                if called and (title in _HONORIFICS or is_person(kind)):
                    surely.append(called + title)
                elif called or (strangers and is_person(kind)):
                    perhaps.append((called or word) + title)
            elif is_person(kind) and fold_name(word) in surnames:
                perhaps.append(word)
    told = "".join(surely)
    left = [word for word in perhaps if word not in told]
    return Named(tuple(dict.fromkeys(surely)), tuple(dict.fromkeys(left)))


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text, none too long to be cut into words, without the places in them."""
    for line in without_places(text).splitlines():
        for start in range(0, len(line), LONGEST_TEXT):
            yield line[start : start + LONGEST_TEXT]


def cut_up(line: str) -> list[tuple[str, Sequence[str]]]:
    """The words of a line, without the spaces that people put into names."""
    return [(word, kind) for word, kind in whole_words(line) if kind[0] != "空白"]


def whole_names(
    text: str, known: Iterable[Person], lines: Iterable[list[tuple[str, Sequence[str]]]]
) -> Iterator[str]:
    """Full names however they are spaced, in kanji and in kana."""
    told = fold_name(text)
    ends = {word for line in lines for word, _kind in line}
    for one in known:
        kanji, kana = (
            fold_name(one.family + one.given),
            fold_name(one.family_kana + one.given_kana),
        )
        # 関 東 is a person, and 関東 is not.
        is_long = len(kanji) > 2 or one.family in ends
        if one.given and is_long and kanji in told and fold_name(one.given):
            yield f"{one.family}{one.given}"
        elif one.given_kana and len(kana) > _KANA_LONG_ENOUGH and kana in told:
            yield f"{one.family_kana}{one.given_kana}"


def before(line: Sequence[tuple[str, Sequence[str]]], end: int, surnames: set[str]) -> str:
    """The surname in front of a title; the dictionary may have cut a rare one into pieces."""
    for start in range(end - 1, max(-1, end - 1 - _LONGEST_IN_WORDS), -1):
        called = "".join(word for word, _kind in line[start:end])
        if fold_name(called) in surnames:
            return called
    return ""


def is_person(kind: Sequence[str]) -> bool:
    """Whether the dictionary takes a word for the name of a person."""
    return kind[2] == "人名"
