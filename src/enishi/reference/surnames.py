"""Surnames of people as texts name them: before a title, or before the space of a full name."""

import re

from enishi.reference.folding import fold

__all__ = ["is_named_in", "surname", "titled_in", "without_places"]

_TITLE = (
    "代表取締役|取締役|代表|社長|会長|専務|常務|工場長|部長|課長|係長|主任|店長"
    "|先生|さん|さま|様|氏|殿"
)
_TITLED = re.compile(f"([一-鿿々ヶ]{{1,4}}|[ァ-ヶー]{{2,8}})(?:{_TITLE})")
_TITLE_AT_END = re.compile(f"(?:{_TITLE})+$")
_FOLDED_TITLE = fold(_TITLE)
_LONG_ENOUGH = 2
# 「千葉県」 is a place, whoever the president is.
_PLACE = re.compile("[一-鿿]{2,3}[都道府県市区町村郡]")


def surname(name: str) -> str:
    """Return what stands before the space of a full name, without a title."""
    parts = _TITLE_AT_END.sub("", name.strip()).split()
    return parts[0] if parts else ""


def titled_in(text: str) -> list[str]:
    """Return everybody whom a text names with a title: 緑川社長、営業の戸田さん."""
    return _TITLED.findall(text)


def is_named_in(name: str, text: str) -> bool:
    """Say whether a text holds a surname; one of a single sign counts only with a title."""
    wanted, folded = fold(name), fold(text)
    if len(wanted) >= _LONG_ENOUGH:
        return wanted in folded
    return bool(wanted and re.search(f"{re.escape(wanted)}(?:{_FOLDED_TITLE})", folded))


def without_places(text: str) -> str:
    """Return a text without the places in it, which bear the names of people."""
    return _PLACE.sub("", text)
