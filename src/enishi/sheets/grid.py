"""The plain content of a file: sheets of numbered rows, before anybody knows what they mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from enishi.reference.folding import clean
from enishi.reference.wording import Wording
from enishi.sheets.fault import Notice

Value = str | int | float | bool | date

_ORDINARY = re.compile(r"[\t\n -~\u3000-\u3098\u309b-\u30ff\u4e00-\u9fff\uff01-\uff9f]*")
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"})


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells joined into one: first and last row (from 1) and column (from 0)."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds something: its number as shown to people, and cells by column from 0."""

    number: int
    cells: Mapping[int, Value]


@dataclass(frozen=True, slots=True)
class Grid:
    """One visible sheet of a workbook, or the whole of a .csv or .jsonl file (without a name)."""

    name: str
    rows: tuple[Row, ...]
    merged: tuple[Merge, ...] = ()


WORKBOOK = Wording(ja="Excelブック", en="Excel workbook")


@dataclass(frozen=True, slots=True)
class Workbook:
    """What was read from a file, with what a person should know about the reading."""

    file: str
    grids: tuple[Grid, ...]
    notices: tuple[Notice, ...] = ()
    form: Wording = WORKBOOK


def storable(text: str) -> str:
    """`clean`, without looking at every character of the texts that most cells hold."""
    return text if _ORDINARY.fullmatch(text) else clean(text)


@cache
def letters(column: int) -> str:
    """Name a column as spreadsheet programs do: 0 is A, 26 is AA."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def text_of(value: Value | None) -> str:
    """Write a cell as a person would read it: 3.0 is 3, a spreadsheet's error is nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if value.strip() in _ERRORS else value.strip()
    if isinstance(value, bool):
        return "○" if value else ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)
