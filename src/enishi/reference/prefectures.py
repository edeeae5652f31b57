"""The 47 prefectures, which of them lie side by side, and the areas of programmes."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from enishi.reference.folding import fold
from enishi.reference.wording import Wording

__all__ = ["AREAS", "PREFECTURES", "Area", "Prefecture", "distance", "find_prefecture"]


@dataclass(frozen=True, slots=True)
class Prefecture:
    """都道府県, under its two-figure JIS X 0401 code."""

    code: str
    slug: str
    label: str
    english: str
    kana: str
    region: Wording
    neighbours: frozenset[str]
    cities: tuple[str, ...] = ()

    @property
    def short_label(self) -> str:
        """The name as people say it: 東京, 大阪, 北海道."""
        return self.label if self.label == "北海道" else self.label[:-1]


@dataclass(frozen=True, slots=True)
class Area:
    """地域: prefectures that a programme counts together."""

    slug: str
    label: str
    english: str
    prefectures: frozenset[str]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))


def _prefectures() -> Iterator[Prefecture]:
    regions = {slug: Wording(*names) for slug, names in _read("areas.toml")["regions"].items()}
    for code, facts in _read("prefectures.toml").items():
        yield Prefecture(
            code=code,
            slug=facts["slug"],
            label=facts["label"],
            english=facts["english"],
            kana=facts["kana"],
            region=regions[facts["region"]],
            neighbours=frozenset(facts["neighbours"]),
            cities=tuple(facts.get("cities", ())),
        )


def _areas() -> Iterator[Area]:
    for slug, facts in _read("areas.toml")["areas"].items():
        codes = frozenset(facts["prefectures"])
        yield Area(slug, facts["label"], facts["english"], codes)


PREFECTURES: Mapping[str, Prefecture] = MappingProxyType(
    {each.code: each for each in _prefectures()}
)
AREAS: tuple[Area, ...] = tuple(_areas())

_BEFORE_THE_ADDRESS = re.compile(r"^[\s〒日本国,、:]*(\d{3}-?\d{4})?[\s,、:]*")
# 福島区 is a ward of Osaka and 山形村 a village of Nagano: a short name before these says nothing.
_LOCAL_PLACE = ("町", "村", "区", "郡")


def find_prefecture(text: str) -> Prefecture | None:
    """Return the prefecture that an address, a name in Japanese or English, or a code speaks of."""
    folded = _BEFORE_THE_ADDRESS.sub("", fold(text).strip())
    if folded in PREFECTURES:
        return PREFECTURES[folded]
    return _by_full_name(folded) or _by_beginning(folded) or _by_english_name(folded)


@cache
def distance(from_code: str, to_code: str) -> int:
    """Return how many borders lie between two prefectures: 0 for the same, 1 for neighbours."""
    reached, steps = {PREFECTURES[from_code].code}, 0
    to_code = PREFECTURES[to_code].code
    while to_code not in reached:
        reached |= {code for each in reached for code in PREFECTURES[each].neighbours}
        steps += 1
    return steps


def _by_full_name(folded: str) -> Prefecture | None:
    """Find the leftmost full name, so that 東京都府中市 is not in 京都府."""
    places = ((folded.find(fold(each.label)), each) for each in PREFECTURES.values())
    found = [(place, each) for place, each in places if place >= 0]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _by_beginning(folded: str) -> Prefecture | None:
    for beginning, each in _beginnings():
        if folded.startswith(beginning) and not folded.startswith(_LOCAL_PLACE, len(beginning)):
            return each
    kana = {fold(each.kana): each for each in PREFECTURES.values()}
    kana |= {name[:-1]: each for name, each in kana.items() if each.label != "北海道"}
    return kana.get(folded)


@cache
def _beginnings() -> tuple[tuple[str, Prefecture], ...]:
    names = [
        (fold(name), each)
        for each in PREFECTURES.values()
        for name in (each.short_label, *each.cities)
    ]
    return tuple(sorted(names, key=lambda pair: -len(pair[0])))


def _by_english_name(folded: str) -> Prefecture | None:
    """Take the last name of an English address, since the prefecture follows the city there."""
    plain = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    words = re.findall(r"[a-z]+", plain)
    by_name = {each.slug: each for each in PREFECTURES.values()}
    return next((by_name[word] for word in reversed(words) if word in by_name), None)
