"""Say what each column of a table holds: by its heading first, by its cells where that fails."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import mean

from enishi.reference.folding import fold
from enishi.reference.phones import NotAPhone, parse_phone
from enishi.reference.prefectures import find_prefecture
from enishi.reference.wareki import NotADate, parse_date
from enishi.sheets.catalogue import Catalogue
from enishi.sheets.grid import Value
from enishi.sheets.headings import Certainty, Heading, NamedColumn, group_of, is_field, name_heading
from enishi.sheets.table import Chosen, FilledRow, Table

_SAMPLE = 200
_MOSTLY = 0.6
_LONG = 40
_SENTENCE = 12
_MARKS = frozenset("○◯〇●◎✓✔☑■1レv有")
_ORDER = (Certainty.CHOSEN, Certainty.EXACT, Certainty.SIMILAR)
_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
_KANA = re.compile(r"^[ァ-ヶー・\s]{2,}$")
_POSTAL = re.compile(r"^〒?\d{3}-?\d{4}$")


@dataclass(frozen=True, slots=True)
class Doubled:
    """A column whose meaning another column to the left or with a surer heading already has."""

    column: NamedColumn
    used: NamedColumn


def name_columns(
    table: Table, catalogue: Catalogue, chosen: Chosen | None = None
) -> tuple[tuple[NamedColumn, ...], tuple[Doubled, ...]]:
    """Name every column of a table, and list those that said the same as another."""
    named = [name_heading(heading, catalogue, chosen) for heading in table.headings]
    sample = table.rows[:_SAMPLE]
    named = [_freed_if_belied(column, sample, catalogue) for column in named]
    named, doubled = _each_once(named, catalogue)
    decided = {column for column in named if column.heading.key in (chosen or {})}
    for position, column in enumerate(named):
        if (
            column.meaning is None
            and column not in decided
            and column.heading not in [double.column.heading for double in doubled]
        ):
            named[position] = _by_content(column, named, sample, catalogue)
    return tuple(_numbered(named)), tuple(doubled)


def _freed_if_belied(
    column: NamedColumn, rows: Sequence[FilledRow], catalogue: Catalogue
) -> NamedColumn:
    """A heading that only resembles 電話 names no telephone where no cell holds a number."""
    meaning = catalogue.meanings.get(column.meaning or "")
    if column.certainty != Certainty.SIMILAR or meaning is None or meaning.looks != "phone":
        return column
    position = column.heading.column
    values = [row.values[position] for row in rows if position in row.cells]
    if not values or any(isinstance(one, int | float) or _is_phone(one) for one in values):
        return column
    return replace(column, meaning=None, certainty=Certainty.UNUSED)


def _each_once(
    named: list[NamedColumn], catalogue: Catalogue
) -> tuple[list[NamedColumn], list[Doubled]]:
    best: dict[str, NamedColumn] = {}
    for column in sorted(
        (c for c in named if c.meaning),
        key=lambda c: (_ORDER.index(c.certainty), c.heading.column),
    ):
        best.setdefault(str(column.meaning), column)
    kept, doubled = [], []
    for column in named:
        used = best.get(column.meaning or "", column)
        if column.meaning and used is not column and catalogue.meanings[column.meaning].once:
            freed = replace(column, meaning=None, certainty=Certainty.UNUSED)
            doubled.append(Doubled(freed, used))
            kept.append(freed)
        else:
            kept.append(column)
    return kept, doubled


def _by_content(
    column: NamedColumn,
    named: Sequence[NamedColumn],
    rows: Sequence[FilledRow],
    catalogue: Catalogue,
) -> NamedColumn:
    position = column.heading.column
    values = [row.values[position] for row in rows if position in row.cells]
    if not values:
        return column
    if _is_marked(column.heading, values, catalogue):
        return replace(column, meaning="specialism", certainty=Certainty.CONTENT)
    group = group_of(column.heading.upper, catalogue)
    if group in catalogue.meanings and _length(values) >= _SENTENCE:
        return replace(column, meaning=group, certainty=Certainty.CONTENT)
    taken = {other.meaning for other in named}
    for slug, meaning in catalogue.meanings.items():
        if meaning.looks and slug not in taken and _looks(meaning.looks, values, catalogue, taken):
            return replace(column, meaning=slug, certainty=Certainty.CONTENT)
    return column


def _is_marked(heading: Heading, values: Sequence[Value], catalogue: Catalogue) -> bool:
    """Whether a column is one box of 専門分野: its heading a field, its cells only marks."""
    under = group_of(heading.upper, catalogue) == "specialism" and bool(heading.lower)
    return (
        "specialism" in catalogue.meanings
        and (under or is_field(heading.lower))
        and all(str(value).strip() in _MARKS or value is True for value in values)
    )


def _looks(how: str, values: Sequence[Value], catalogue: Catalogue, taken: set[str | None]) -> bool:
    if how == "long text":
        return not catalogue.texts & taken and _length(values) >= _LONG
    test = _TESTS.get(how)
    return test is not None and sum(map(test, values)) >= _MOSTLY * len(values)


def _length(values: Sequence[Value]) -> float:
    return mean(len(str(value)) for value in values)


def unread_texts(table: Table, named: Sequence[NamedColumn]) -> tuple[NamedColumn, ...]:
    """The columns that hold sentences although nobody could say what they mean."""
    found = []
    for column in named:
        position = column.heading.column
        values = [row.cells[position] for row in table.rows[:_SAMPLE] if position in row.cells]
        if column.meaning is None and values and _length(values) >= _SENTENCE:
            found.append(column)
    return tuple(found)


def _is_date(value: Value) -> bool:
    if isinstance(value, bool | int | float):
        return False
    try:
        parse_date(value)
    except NotADate:
        return False
    return True


def _is_phone(value: Value) -> bool:
    text = fold(str(value))
    if not isinstance(value, str) or sum(c.isdigit() for c in text) < 10 or len(text) > 20:
        return False
    try:
        parse_phone(value)
    except NotAPhone:
        return False
    return True


def _is_prefecture(value: Value) -> bool:
    return len(str(value)) <= 5 and find_prefecture(str(value)) is not None


def _is_address(value: Value) -> bool:
    text = str(value)
    return 6 <= len(text) <= 60 and find_prefecture(text) is not None and "。" not in text


_TESTS: Mapping[str, Callable[[Value], bool]] = {
    "email": lambda value: bool(_EMAIL.match(fold(str(value)))),
    "kana": lambda value: bool(_KANA.match(fold(str(value)))),
    "postal": lambda value: bool(_POSTAL.match(fold(str(value)))),
    "date": _is_date,
    "phone": _is_phone,
    "prefecture": _is_prefecture,
    "address": _is_address,
}


def _numbered(named: Sequence[NamedColumn]) -> list[NamedColumn]:
    """Give columns of one meaning the numbers 1, 2, 3 where their headings do not say."""
    several = {c.meaning for c in named if sum(o.meaning == c.meaning for o in named) > 1}
    taken: dict[str | None, set[int]] = {}
    for column in named:
        taken.setdefault(column.meaning, set()).add(column.number)
    seen: dict[str | None, set[int]] = {}
    result = []
    for column in named:
        number, used = column.number, seen.setdefault(column.meaning, set())
        if column.meaning in several and (number == 0 or number in used):
            number = next(n for n in range(1, 10_000) if n not in used | taken[column.meaning])
        used.add(number)
        result.append(replace(column, number=number))
    return result
