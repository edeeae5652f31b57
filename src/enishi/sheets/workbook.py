"""Read an Excel workbook in a child process that is limited in memory and time."""

from collections.abc import Mapping
from datetime import date
from typing import IO, Any

from enishi.reference.wording import Wording
from enishi.sheets.confined import printed_by
from enishi.sheets.fault import Notice, Place, SheetFault
from enishi.sheets.grid import Grid, Merge, Row, Value, Workbook, letters, storable
from enishi.sheets.refusals import refusal
from enishi.sheets.writing import armed

_HIDDEN = Wording(
    ja="非表示のシートなので読みませんでした。使うときは、Excelで再表示して保存してください。",
    en="This sheet is hidden and was not read. To use it, unhide it in Excel and save.",
)


def read_workbook(file: IO[bytes], name: str) -> Workbook:
    """Read the visible sheets of an .xlsx or .xls file; `file` must be open on a real file."""
    sheets: list[tuple[str, tuple[Merge, ...], list[Row]]] = []
    notices: list[Notice] = []
    ended = False
    for line in printed_by("enishi.sheets.child", file):
        if isinstance(line, list):
            sheets[-1][2].append(Row(line[0], _cells(line[1])))
        elif "fault" in line:
            raise _fault(line, name)
        elif "end" in line:
            ended = True
        elif line["hidden"]:
            notices.append(Notice(Place(name, storable(line["sheet"])), _HIDDEN))
        else:
            sheets.append((storable(line["sheet"]), _merged(line["merged"]), []))
    if not ended:
        raise SheetFault(refusal("memory"), Place(name))
    grids = tuple(Grid(sheet, tuple(rows), merged) for sheet, merged, rows in sheets)
    return Workbook(name, grids, tuple(notices))


def _cells(cells: list[Any]) -> Mapping[int, Value]:
    return {column: _value(cell) for column, cell in enumerate(cells) if cell is not None}


def _value(cell: Any) -> Value:
    if isinstance(cell, dict):
        return date.fromisoformat(cell["date"])
    if isinstance(cell, str):
        return armed(storable(cell))
    value: Value = cell
    return value


def _merged(ranges: list[Any]) -> tuple[Merge, ...]:
    return tuple(Merge(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in ranges)


def _fault(line: Mapping[str, Any], file: str) -> SheetFault:
    column = letters(line["column"]) if "column" in line else ""
    place = Place(file, storable(line.get("sheet", "")), line.get("row"), column)
    return SheetFault(refusal(line["fault"], line.get("count", 0)), place)
