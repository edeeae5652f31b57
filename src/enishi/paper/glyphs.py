"""Which characters the one font can print."""

from functools import cache
from importlib import import_module

from enishi.paper.printing import FONTS


def without_glyph(text: str) -> list[str]:
    """Return the characters of a text that would be printed as boxes, each once (𠮷, emoji)."""
    return [c for c in dict.fromkeys(text) if c.isprintable() and ord(c) not in _known()]


@cache
def _known() -> frozenset[int]:
    with import_module("fontTools.ttLib").TTFont(FONTS.parent / "ipaexg.ttf") as font:
        return frozenset(font.getBestCmap())
