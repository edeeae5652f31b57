"""The process that parses a workbook for its parent: it limits itself first, and only prints rows.

Run as `python -m enishi.sheets.child` with the workbook as standard input. It prints JSON lines:
`{"sheet", "hidden", "merged"}` before the rows of a sheet, `[row number, cells]` for each row that
holds anything, and `{"fault", ...}` or `{"end": true}` as the last line.
"""

import io
import sys
from collections.abc import Iterator
from datetime import date, datetime, time

import python_calamine as calamine

from enishi.sheets import limits
from enishi.sheets.archive import Unfit, inspect
from enishi.sheets.confined import confine, say

_Line = dict[str, object] | list[object]


def main() -> None:
    """Limit this process, then print the workbook or the reason why not."""
    confine()
    try:
        for line in _lines():
            say(line)
        say({"end": True})
    except Unfit as unfit:
        say({"fault": unfit.code, **unfit.values})
    except calamine.PasswordError:
        say({"fault": "password"})
    except MemoryError:
        say({"fault": "memory"})
    except calamine.CalamineError:
        say({"fault": "damaged"})


def _lines() -> Iterator[_Line]:
    content = sys.stdin.buffer.read()
    if content.startswith(b"PK"):
        inspect(io.BytesIO(content))
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
        text = 0
        for position, sheet in enumerate(workbook.sheets_metadata):
            if sheet.typ is not calamine.SheetTypeEnum.WorkSheet:
                continue
            hidden = sheet.visible is not calamine.SheetVisibleEnum.Visible
            if hidden:
                yield {"sheet": sheet.name, "hidden": True, "merged": []}
                continue
            grid = workbook.get_sheet_by_index(position)
            yield {"sheet": sheet.name, "hidden": False, "merged": grid.merged_cell_ranges or []}
            for number, row in enumerate(grid.iter_rows(), start=1):
                cells = [_plain(cell) for cell in row]
                while cells and cells[-1] is None:
                    cells.pop()
                if cells:
                    text += _measure(cells, sheet.name, number)
                    if text > limits.TEXT_CHARACTERS:
                        raise Unfit("text", sheet=sheet.name, row=number)
                    yield [number, cells]


def _measure(cells: list[object], sheet: str, number: int) -> int:
    if number > limits.ROWS:
        raise Unfit("rows", count=number, sheet=sheet)
    if len(cells) > limits.COLUMNS:
        raise Unfit("columns", count=len(cells), sheet=sheet)
    lengths = [len(cell) if isinstance(cell, str) else 0 for cell in cells]
    if max(lengths) > limits.CELL_CHARACTERS:
        column = lengths.index(max(lengths))
        raise Unfit("cell", sheet=sheet, row=number, column=column, count=max(lengths))
    return sum(lengths)


def _plain(cell: object) -> object:
    if cell == "" or isinstance(cell, str | bool):
        return cell if cell != "" else None
    if isinstance(cell, int | float):
        return cell if abs(cell) < 1e300 else str(cell)
    if isinstance(cell, datetime) and cell.time() != time():
        return cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, date):
        return {"date": cell.isoformat()[:10]}
    return cell.isoformat(timespec="minutes") if isinstance(cell, time) else str(cell)


if __name__ == "__main__":
    main()
