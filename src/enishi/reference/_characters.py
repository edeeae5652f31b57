"""What becomes of a single character when text is folded."""

import re
import unicodedata
from importlib.resources import files

HALF_WIDTH_MARKS = {"゛": "\u3099", "゜": "\u309a", "ﾞ": "\u3099", "ﾟ": "\u309a"}
DASHES = "-‐‑‒–—―−－─━﹣₋⁻ーｰ"
_SPELT_ALIKE = {
    "ヶ": "ケ",
    "ヵ": "カ",
    "〜": "~",
    "∼": "~",
    "·": "・",
    "•": "・",
    "‧": "・",
    "⁄": "/",
    "‘": "'",
    "’": "'",
    "´": "'",
    "“": '"',
    "”": '"',
    "〝": '"',
    "〟": '"',
    "\x85": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\t": " ",
    "\r": " ",
    "\v": "\n",
    "\f": "\n",
}
_HIRAGANA = (*range(0x3041, 0x3097), 0x309D, 0x309E)
_KATAKANA_OF_HIRAGANA = {chr(point): chr(point + 0x60) for point in _HIRAGANA}


def _variants() -> dict[str, str]:
    lines = (files(__package__) / "kanji.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" ") for line in lines if not line.startswith("#"))
    return {variant: standard for standard, variants in pairs for variant in variants}


_PLAIN = {
    **_variants(),
    **_KATAKANA_OF_HIRAGANA,
    **_SPELT_ALIKE,
    **dict.fromkeys((dash for dash in DASHES if dash not in "ーｰ"), "-"),
}


def is_dropped(character: str) -> bool:
    """Say whether a character carries nothing a person could read."""
    if character in "\n\r\t\v\f\x85":
        return False
    point = ord(character)
    return (
        unicodedata.category(character) in ("Cc", "Cf", "Cs")
        or 0xFE00 <= point <= 0xFE0F
        or 0xE0100 <= point <= 0xE01EF
        or is_noncharacter(character)
    )


def is_noncharacter(character: str) -> bool:
    """Say whether Unicode reserves this code point from ever being a character."""
    point = ord(character)
    return point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF


def joins_the_one_before(character: str) -> bool:
    """Say whether a character composes with the one before it, as a dakuten does."""
    return unicodedata.category(character).startswith("M") or "\u1160" <= character <= "\u11ff"


def _fold_once(text: str) -> str:
    plain = unicodedata.normalize("NFKC", "".join(HALF_WIDTH_MARKS.get(c, c) for c in text))
    return "".join(_PLAIN.get(c, c) for c in plain.casefold() if not is_dropped(c))


def fold_cluster(text: str) -> str:
    """Fold one character with the marks that belong to it, until nothing changes any more."""
    while (folded := _fold_once(text)) != text:
        text = folded
    return text


class _Table(dict[int, str]):
    """Folded single characters, worked out when first met."""

    def __missing__(self, point: int) -> str:
        folded = self[point] = fold_cluster(chr(point))
        return folded


TABLE = _Table()

_KANA = "ァ-ヺヽヾ\u3099\u309a"
# A dash typed for the long vowel mark: サ－ビス, ｾﾝﾀ-. The plain hyphen counts in half-width words.
LONG_VOWEL_TYPED_AS_DASH = re.compile(
    "(?:(?<=[ァ-ヺｦ-ﾟ])[－―‐−─━](?=[ァ-ヺｦ-ﾟぁ-ん、。，．,.)）」』\\s]|$)"
    "|(?<=[ｦ-ﾟ])-(?=[ｦ-ﾟぁ-ん、。，．､｡,.)）」』\\s]|$))"
)
# The other way round, 1ー2 or 東京ー大阪: a mark that follows no kana is a dash.
DASH_TYPED_AS_LONG_VOWEL = re.compile(f"(?<![{_KANA}ー])ー+")
