"""日本標準産業分類, 14th revision: 20 divisions, 99 middle classes, and how people name them."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from enishi.reference.folding import fold

__all__ = ["INDUSTRIES", "Industry", "find_industry"]

_LONGEST_TEXT = 200
_CODE = re.compile(r"(?P<letter>[a-t])$|[a-t]?-?(?P<middle>[0-9]{2})[0-9]{0,2}(?=$|[ :.)])")
_BETWEEN_TRADES = re.compile(r"[,、。/・;\n]+")
_REMARK = re.compile(r"\(.*?\)")


@dataclass(frozen=True, slots=True)
class Industry:
    """業種: a division under its letter, or a middle class under its two figures."""

    code: str
    label: str
    english: str
    parent: str | None
    words: tuple[str, ...] = ()


def _industries() -> Iterator[Industry]:
    text = (files(__package__) / "industries.toml").read_text(encoding="utf-8")
    for letter, division in tomllib.loads(text).items():
        yield _industry(letter, division, None)
        for code, facts in division.items():
            if isinstance(facts, dict):
                yield _industry(code, facts, letter)


def _industry(code: str, facts: dict[str, Any], parent: str | None) -> Industry:
    return Industry(code, facts["label"], facts["english"], parent, tuple(facts["words"]))


INDUSTRIES: Mapping[str, Industry] = MappingProxyType({each.code: each for each in _industries()})


def find_industry(text: str) -> Industry | None:
    """Return the class that a code, a label or part of one, or an everyday word speaks of.

    Where several trades are listed the first counts, and in one trade its last word: 自動車の金型.
    """
    folded = fold(text[:_LONGEST_TEXT]).strip()
    if not folded:
        return None
    return (
        _by_code(folded)
        or _names().get(_key(folded))
        or _first(_by_last_word(trade) for trade in _trades(folded))
        or _first(_by_part_of_label(trade) for trade in _trades(folded))
    )


def _first(found: Iterable[Industry | None]) -> Industry | None:
    return next((industry for industry in found if industry), None)


def _by_code(folded: str) -> Industry | None:
    """Read "E", "24", "E24 金属製品製造業", and 241 and 2411 as their middle class."""
    code = _CODE.match(folded)
    if code is None:
        return None
    return INDUSTRIES.get(code["middle"] or code["letter"].upper())


def _key(name: str) -> str:
    return re.sub(r"[\s,、・]", "", fold(name))


@cache
def _names() -> Mapping[str, Industry]:
    """Return what each name means, the middle class where it bears its division's name."""
    names: dict[str, Industry] = {}
    for industry in INDUSTRIES.values():
        for name in (industry.label, *industry.words):
            names[_key(name)] = industry
    for industry in INDUSTRIES.values():
        label = _REMARK.sub("", fold(industry.label))
        for name in (label, label.removesuffix("製造業"), industry.english):
            names.setdefault(_key(name), industry)
    names.pop("", None)
    return names


def _trades(folded: str) -> list[str]:
    return [trade for trade in _BETWEEN_TRADES.split(_REMARK.sub("", folded)) if trade.strip()]


def _by_last_word(trade: str) -> Industry | None:
    """Find the known word that ends last, the longest of those, and a division only for want."""
    joined = _key(trade)
    ends = [
        (industry.parent is not None, place.end(), len(name), industry)
        for name, industry in _names().items()
        if name in joined
        for place in _word(name).finditer(joined)
    ]
    return max(ends, key=lambda end: end[:3])[3] if ends else None


@cache
def _word(name: str) -> re.Pattern[str]:
    """Match a name, letters only where no letter touches them: IT, but not in fruit."""
    before = "(?<![a-z])" if name[0].isascii() else ""
    after = "(?![a-z])" if name[-1].isascii() else ""
    return re.compile(f"{before}{re.escape(name)}{after}")


def _by_part_of_label(trade: str) -> Industry | None:
    """Find the one class, or the one division, whose label holds the text."""
    part = _key(trade)
    if len(part) < 2:
        return None
    holding = [each for each in INDUSTRIES.values() if part in _key(each.label)]
    if len(holding) == 1:
        return holding[0]
    parents = {each.parent or each.code for each in holding}
    return INDUSTRIES[parents.pop()] if len(parents) == 1 else None
