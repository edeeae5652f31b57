"""Text folded for comparing, and text cleaned for keeping.

Folding makes equal what a person would read as equal: full and half width, capitals, hiragana and
katakana, dashes, variant and old characters. The long vowel mark stays: サーバ is not サーバー.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from enishi.reference._characters import (
    DASH_TYPED_AS_LONG_VOWEL,
    LONG_VOWEL_TYPED_AS_DASH,
    TABLE,
    fold_cluster,
    is_noncharacter,
    joins_the_one_before,
)

__all__ = ["clean", "fold", "fold_with_offsets", "original_span"]

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_one_for_one: set[str] = set()  # characters, filled as they are met
_COMPATIBILITY_IDEOGRAPHS = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")


def fold(text: str) -> str:
    """Return the key under which text is searched and compared; folding twice changes nothing."""
    folded = LONG_VOWEL_TYPED_AS_DASH.sub("ー", text).translate(TABLE)
    if not unicodedata.is_normalized("NFKC", folded):
        return fold_with_offsets(text)[0]
    return DASH_TYPED_AS_LONG_VOWEL.sub(_as_hyphens, folded)


def fold_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """Return the folded text and, for each of its characters, where it began in the original.

    There is one entry more than the folded text has: the length of the original. Where every
    character folds into one it is a range.
    """
    dashed = LONG_VOWEL_TYPED_AS_DASH.sub("ー", text)
    folded = dashed.translate(TABLE)
    if _is_one_for_one(dashed) and unicodedata.is_normalized("NFKC", folded):
        return DASH_TYPED_AS_LONG_VOWEL.sub(_as_hyphens, folded), range(len(text) + 1)
    pieces: list[str] = []
    offsets: list[int] = []
    for piece, start in _folded_clusters(dashed):
        pieces.append(piece)
        offsets.extend([start] * len(piece))
    offsets.append(len(text))
    return DASH_TYPED_AS_LONG_VOWEL.sub(_as_hyphens, "".join(pieces)), offsets


def original_span(offsets: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Return the span of the original text that folded into the characters from start to end."""
    if isinstance(offsets, range):
        return start, max(start, end)
    if start >= end:
        return offsets[start], offsets[start]
    return offsets[start], offsets[bisect_right(offsets, offsets[end - 1])]


def clean(text: str) -> str:
    """Return text that every database and file can store, otherwise as it was typed.

    Compatibility ideographs stay: people write their names with them, and composing replaces them.
    """
    lines = _LINE_BREAKS.sub("\n", text)
    readable = "".join(character for character in lines if not _is_unstorable(character))
    if unicodedata.is_normalized("NFC", readable):
        return readable
    return "".join(
        part if _COMPATIBILITY_IDEOGRAPHS.match(part) else unicodedata.normalize("NFC", part)
        for part in _COMPATIBILITY_IDEOGRAPHS.split(readable)
    )


def _is_one_for_one(text: str) -> bool:
    """Say whether each character folds into one; those met before are not looked up again."""
    new = set(text) - _one_for_one
    if any(len(TABLE[ord(character)]) != 1 for character in new):
        return False
    _one_for_one.update(new)
    return True


def _folded_clusters(text: str) -> list[tuple[str, int]]:
    """Fold every character, and those that compose into one together."""
    singles = [(TABLE[ord(character)], index) for index, character in enumerate(text)]
    singles = [(piece, index) for piece, index in singles if piece]
    if unicodedata.is_normalized("NFKC", "".join(piece for piece, _ in singles)):
        return singles
    clusters: list[tuple[str, int]] = []
    for piece, index in singles:
        if clusters and joins_the_one_before(piece[0]):
            before, start = clusters[-1]
            clusters[-1] = (before + piece, start)
        else:
            clusters.append((piece, index))
    return [(fold_cluster(piece), start) for piece, start in clusters]


def _as_hyphens(marks: re.Match[str]) -> str:
    return "-" * len(marks.group())


def _is_unstorable(character: str) -> bool:
    control = unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t"
    return control or is_noncharacter(character)
