"""Read .jsonl: one record a line, its keys as headings, lists as numbered columns."""

import json
from collections.abc import Iterator
from typing import Any

from enishi.reference.wording import Wording
from enishi.sheets import limits
from enishi.sheets.delimited import decode
from enishi.sheets.fault import Place, SheetFault
from enishi.sheets.grid import Grid, Row, Value, Workbook, storable
from enishi.sheets.refusals import refusal

HEADING_ROW = 0

_Heading = tuple[str, str]


def read_jsonlines(content: bytes, name: str) -> Workbook:
    """Read the records; nested keys become a heading of two rows, as in a workbook."""
    text, _ = decode(content, name)
    columns: dict[_Heading, int] = {}
    rows: list[Row] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        if number > limits.ROWS:
            raise SheetFault(refusal("rows", number), Place(name))
        cells = _cells(line, columns, Place(name, row=number))
        if cells:
            rows.append(Row(number, cells))
    upper = Row(HEADING_ROW - 1, {column: above for (above, _), column in columns.items() if above})
    lower = Row(HEADING_ROW, {column: below for (_, below), column in columns.items() if below})
    headings = tuple(row for row in (upper, lower) if row.cells)
    return Workbook(
        name, (Grid("", headings + tuple(rows)),), form=Wording(ja="JSON Lines", en="JSON Lines")
    )


def _cells(line: str, columns: dict[_Heading, int], place: Place) -> dict[int, Value]:
    try:
        record = json.loads(line)
        if not isinstance(record, dict):
            raise SheetFault(refusal("json"), place)
        found = list(_flat(record))
    except (ValueError, RecursionError) as error:
        raise SheetFault(refusal("json"), place) from error
    cells: dict[int, Value] = {}
    for heading, value in found:
        if isinstance(value, str) and len(value) > limits.CELL_CHARACTERS:
            raise SheetFault(refusal("cell", len(value)), place)
        cells[columns.setdefault(heading, len(columns))] = value
        if len(columns) > limits.COLUMNS:
            raise SheetFault(refusal("columns", len(columns)), place)
    return cells


def _flat(record: dict[str, Any]) -> Iterator[tuple[_Heading, Value]]:
    for key, value in record.items():
        heading = storable(key)
        several = value if isinstance(value, list) else [value]
        for number, item in enumerate(several, start=1):
            numbered = f"{heading} {number}" if len(several) > 1 else heading
            if isinstance(item, dict):
                for below, inner in item.items():
                    yield from _plain((numbered, storable(below)), inner)
            else:
                yield from _plain(("", numbered), item)


def _plain(heading: _Heading, value: Any) -> Iterator[tuple[_Heading, Value]]:
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        value = storable(value)
    if value is not None and value != "":
        yield heading, value
