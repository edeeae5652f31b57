"""Which meaning a heading has: exactly as catalogued, or similar to what is catalogued."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rapidfuzz import fuzz, process

from enishi.reference.taxonomy import FIELDS
from enishi.sheets.catalogue import Catalogue, key
from enishi.sheets.grid import letters

_BROKEN = re.compile(r"\s*\n\s*|(?<=[^\x00-\xff])\s+(?=[^\x00-\xff])")
_BRACKETED = re.compile(r"[(（\[［【〔〈<＜].*?[)）\]］】〕〉>＞]|[※＊*].*", re.DOTALL)
_POLITE = re.compile(
    r"(?:ヲ|ニツイテ)?(?:オ書キ|ゴ記入|記入|入力|記載)(?:クダサイ|下サイ|シテクダサイ)?$|ニツイテ$|欄$|ナド$|等$"
)
_NUMBERED = re.compile(
    r"^(?:第?\d{1,2}(?:番目|件目|社目|ツ目)?ノ?)?(?P<word>.+?)"
    r"(?:第?(?P<number>\d{1,2})(?:番目|件目|社目|ツ目)?)?$"
)
_NUMBER_ONLY = re.compile(r"^第?(\d{1,2})(?:番目|件目|社目|ツ目)?$")
_LONGEST_HEADING = 40
_LIKE_ENOUGH = 80.0


class Certainty(StrEnum):
    """How a column's meaning was found, from the surest to none."""

    CHOSEN = "chosen"
    EXACT = "exact"
    SIMILAR = "similar"
    CONTENT = "content"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column; `upper` is the group above it in a heading of two rows."""

    column: int
    lower: str
    upper: str = ""

    @property
    def text(self) -> str:
        """The heading as one line."""
        parts = [_BROKEN.sub("", part).strip() for part in (self.upper, self.lower) if part]
        return "／".join(dict.fromkeys(parts))

    @property
    def key(self) -> str:
        """The folded heading, under which a body's own choice of meaning is remembered."""
        return "/".join(dict.fromkeys(key(part) for part in (self.upper, self.lower) if part))


@dataclass(frozen=True, slots=True)
class NamedColumn:
    """A column with the meaning it was taken for, how surely, and its number among several."""

    heading: Heading
    meaning: str | None
    certainty: Certainty
    number: int = 0

    @property
    def letter(self) -> str:
        """The column as the spreadsheet program names it."""
        return letters(self.heading.column)


def name_heading(
    heading: Heading, catalogue: Catalogue, chosen: Mapping[str, str | None] | None = None
) -> NamedColumn:
    """Find the meaning of one heading; `chosen` maps heading keys to what a person decided."""
    if chosen and heading.key in chosen:
        meaning = chosen[heading.key]
        found = Certainty.CHOSEN if meaning else Certainty.UNUSED
        return NamedColumn(heading, meaning, found, _split_number(heading.key)[1])
    group, number = _group(heading.upper, catalogue)
    if group and (named := _in_group(heading, group, number, catalogue)):
        return named
    heading_key = heading.lower or heading.upper
    meaning, own_number = _exact(heading_key, catalogue)
    if meaning is None:
        meaning, own_number = _exact(heading.upper + heading.lower, catalogue)
    if meaning:
        return NamedColumn(heading, meaning, Certainty.EXACT, own_number or number)
    meaning, own_number = _similar(heading_key, catalogue)
    if meaning:
        return NamedColumn(heading, meaning, Certainty.SIMILAR, own_number or number)
    return NamedColumn(heading, None, Certainty.UNUSED, own_number or number)


def group_of(upper: str, catalogue: Catalogue) -> str:
    """Which group of columns an upper heading stands for, if any."""
    return _group(upper, catalogue)[0]


def belongs_under(group: str, lower: str, catalogue: Catalogue) -> bool:
    """Whether a lower heading is one that stands under the group."""
    word, number = _split_number(key(lower))
    return (group, word) in catalogue.under or bool(number and not word)


def is_field(text: str) -> bool:
    """Whether a heading is one of the ten fields, or begins as one: 「物流」 for 「物流管理」."""
    folded = key(_BRACKETED.sub("", text))
    return len(folded) > 1 and any(
        folded.startswith(name) or name.startswith(folded) for name in _field_names()
    )


@cache
def _field_names() -> frozenset[str]:
    labels = [field.label for field in FIELDS]
    return frozenset(key(name) for label in labels for name in (label, *label.split("・")))


def _group(upper: str, catalogue: Catalogue) -> tuple[str, int]:
    for text in (upper, _BRACKETED.sub("", upper)):
        word, number = _split_number(key(text))
        for candidate in (word, word.removeprefix("ゴ").removeprefix("オ")):
            if candidate in catalogue.groups:
                return catalogue.groups[candidate], number
    return "", 0


def _in_group(
    heading: Heading, group: str, number: int, catalogue: Catalogue
) -> NamedColumn | None:
    for text in (heading.lower, _BRACKETED.sub("", heading.lower)):
        word, own_number = _split_number(key(text))
        if (group, word) in catalogue.under:
            meaning = catalogue.under[group, word]
            return NamedColumn(heading, meaning, Certainty.EXACT, number or own_number)
        if own_number and not word and group in catalogue.meanings:
            return NamedColumn(heading, group, Certainty.EXACT, own_number)
        if group == "specialism" and is_field(text):
            return NamedColumn(heading, group, Certainty.EXACT, 0)
    return None


def _exact(text: str, catalogue: Catalogue) -> tuple[str | None, int]:
    for candidate in (text, _BRACKETED.sub("", text)):
        folded = key(candidate)
        if folded in catalogue.words:
            return catalogue.words[folded], 0
        for word in (folded, _POLITE.sub("", folded), folded.removeprefix("ゴ").removeprefix("オ")):
            bare, number = _split_number(word)
            if bare in catalogue.words:
                return catalogue.words[bare], number
    return None, 0


def _similar(text: str, catalogue: Catalogue) -> tuple[str | None, int]:
    if len(text) > _LONGEST_HEADING:
        return None, 0
    folded, number = _split_number(_POLITE.sub("", key(_BRACKETED.sub("", text)) or key(text)))
    if len(folded) < 3:
        return None, 0
    word = _contained(folded, catalogue) or _alike(folded, catalogue)
    return (catalogue.words[word], number) if word else (None, 0)


def _contained(folded: str, catalogue: Catalogue) -> str:
    """The longest catalogued word inside the heading; of equal ones the last, which is its head."""
    inside = [
        word
        for word in catalogue.words
        if word in folded
        and (3 * len(word) >= len(folded) if len(word) > 2 else _heads(word, folded))
    ]
    return max(inside, key=lambda word: (len(word), folded.rindex(word)), default="")


def _heads(word: str, folded: str) -> bool:
    return len(word) == 2 and folded.endswith(word) and len(folded) <= 5


def _alike(folded: str, catalogue: Catalogue) -> str:
    if len(folded) < 4:
        return ""
    found = process.extractOne(
        folded, list(catalogue.words), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH
    )
    return found[0] if found and len(found[0]) >= 4 else ""


def _split_number(folded: str) -> tuple[str, int]:
    if alone := _NUMBER_ONLY.match(folded):
        return "", int(alone[1])
    match = _NUMBERED.match(folded)
    if match is None:
        return folded, 0
    return match["word"], int(match["number"] or 0)
