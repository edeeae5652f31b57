"""Names of people: how they compare, where the family name ends, and how they are probably read."""

import re
import unicodedata
from functools import cache

from sudachipy import Dictionary

from enishi.reference.folding import clean, fold

__all__ = ["fold_name", "is_reading", "split_name", "suggest_kana", "to_katakana"]

_FAMILY, _GIVEN = "姓", "名"
_KANA_NAME = re.compile("[ァ-ヺー・ ]+")
_LATIN_NAME = re.compile(r"[A-Za-zÀ-ɏ.'’\-]+")
_REMARK = re.compile(r"[(（\[［【].*?[)）\]］】]")
_TITLE = re.compile(r"(?:様|殿|\s(?:さん|氏|先生|君))$")
_LONGEST_NAME = 100


def to_katakana(text: str) -> str:
    """Return the reading of a name in full-width katakana, parts separated by one plain space."""
    composed = unicodedata.normalize("NFKC", clean(text)).translate(_KATAKANA)
    return " ".join(composed.split())


def is_reading(text: str) -> bool:
    """Say whether a text is written in katakana alone, as a reading is."""
    return bool(_KANA_NAME.fullmatch(text))


def fold_name(text: str) -> str:
    """Return the key under which a name is found, whatever its spaces, dots and 々."""
    joined = fold(re.sub(r"[\s・.,\-']", "", fold(text)))
    return re.sub("(.)(々+)", lambda found: found[1] * (1 + len(found[2])), joined)


def without_honorific(name: str) -> str:
    """Return a name as it stands before さん or 様."""
    stripped = name.strip()
    return re.sub(r"\s*(さん|様|さま|氏)$", "", stripped) or stripped


def split_name(text: str) -> tuple[str, str] | None:
    """Return family and given name when a space shows them, or only one division makes names.

    Nothing is guessed for names that could be divided otherwise or stand in western order.
    """
    name = _TITLE.sub("", _REMARK.sub(" ", clean(text[:_LONGEST_NAME])).strip()).strip()
    if _LATIN_NAME.search(name):
        return _split_latin(name)
    return _split_at_space(name) if re.search(r"\s", name) else _split_by_dictionary(name)


def suggest_kana(name: str) -> str:
    """Return the reading of a name in katakana, or nothing when it may be read in several ways."""
    parts = split_name(name)
    if parts is None:
        return _reading(name.strip(), _FAMILY, _GIVEN)
    family, given = _reading(parts[0], _FAMILY), _reading(parts[1], _GIVEN)
    separator = " " if re.search(r"\s", name.strip()) else ""
    return f"{family}{separator}{given}" if family and given else ""


_KATAKANA = {point: point + 0x60 for point in (*range(0x3041, 0x3097), 0x309D, 0x309E)}


@cache
def _dictionary() -> Dictionary:
    return Dictionary(dict="core")


def _readings(part: str, *kinds: str) -> frozenset[str]:
    """Return every reading the dictionary knows for a family (姓) or given (名) name."""
    found = _dictionary().lookup(fold(part))
    known = ((word.part_of_speech(), word.reading_form()) for word in found)
    return frozenset(
        reading for place, reading in known if place[2] == "人名" and place[3] in kinds
    )


def _reading(part: str, *kinds: str) -> str:
    kana = to_katakana(part[:_LONGEST_NAME])
    if _KANA_NAME.fullmatch(kana):
        return kana
    readings = _readings(part, *kinds)
    return next(iter(readings)) if len(readings) == 1 else ""


def _split_at_space(name: str) -> tuple[str, str] | None:
    """Split at the widest gap, since rosters spread 山 田　　太 郎 over the cell."""
    gaps = list(re.finditer(r"\s+", name))
    widest = max(len(gap.group()) for gap in gaps)
    chosen = [gap for gap in gaps if len(gap.group()) == widest]
    if len(chosen) != 1:
        return None
    family, given = name[: chosen[0].start()], name[chosen[0].end() :]
    return re.sub(r"\s", "", family), re.sub(r"\s", "", given)


def _split_by_dictionary(name: str) -> tuple[str, str] | None:
    if len(name) > 8 or _KANA_NAME.fullmatch(fold(name)) or _readings(name, _FAMILY, _GIVEN):
        return None
    divisions = [(name[:place], name[place:]) for place in range(1, len(name))]
    safe = [
        (family, given)
        for family, given in divisions
        if _readings(family, _FAMILY) and _readings(given, _GIVEN)
    ]
    return safe[0] if len(safe) == 1 else None


def _split_latin(name: str) -> tuple[str, str] | None:
    """Split "Smith, John" and "SMITH John"; the order of "John Smith" cannot be known."""
    before, comma, after = (part.strip() for part in name.partition(","))
    if comma:
        return (before, after) if before and after else None
    words = name.split()
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    if len(words) != 2 or len(capitals) != 1:
        return None
    return capitals[0], next(word for word in words if word != capitals[0])
