"""Read an Excel workbook in a child process that is limited in memory and time."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import IO, Any

import enishi
from enishi.reference.wording import Wording
from enishi.sheets import limits
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
    for line in _printed_by_the_child(file):
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


def _printed_by_the_child(file: IO[bytes]) -> Iterator[Any]:
    # Standard input is handed over as a descriptor, which reads from where it stands.
    os.lseek(file.fileno(), 0, os.SEEK_SET)
    command = [sys.executable, "-P", "-m", "enishi.sheets.child"]
    source = str(Path(enishi.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": source, "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(  # noqa: S603 our own module, no shell, no argument from outside
        command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as child:
        clock = threading.Timer(limits.CHILD_WALL_SECONDS, child.kill)
        clock.start()
        try:
            for line in child.stdout or ():
                if line.endswith(b"\n"):
                    yield json.loads(line)
        finally:
            clock.cancel()
            child.kill()


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
