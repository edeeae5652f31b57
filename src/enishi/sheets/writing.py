"""Write tables for people and programs: whole or not at all, and harmless in a spreadsheet."""

import csv
import errno
import io
import json
import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import xlsxwriter

from enishi.reference.folding import clean
from enishi.reference.wording import Wording
from enishi.sheets.fault import Place, SheetFault

Written = str | int | float | None

# What a spreadsheet program takes as the beginning of a formula, in half and full width.
_TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CELL_CHARACTERS = 32_767
_CUT = "…"
_LARGEST_NAME = 31


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, how wide it is in characters, and whether long text is broken into lines."""

    heading: str
    width: int = 14
    wrapped: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to write: a name, columns, rows of as many cells, and a sentence above if wanted."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Written]]
    note: str = ""


def disarmed(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet program would run as a formula."""
    return f"'{text}" if text.startswith(_TRIGGERS) else text


def armed(text: str) -> str:
    """Undo `disarmed`, so that what was exported is read back as it was."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_TRIGGERS) else text


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that takes the place of `path` only when everything has been written."""
    if path.exists() and not path.is_file():  # a folder or a device, which nothing may replace
        raise SheetFault(_UNWRITABLE, Place(str(path)))
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with draft.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
        raise SheetFault(_FULL if full else _UNWRITABLE, Place(str(path))) from error
    finally:
        draft.unlink(missing_ok=True)


_UNWRITABLE = Wording(
    ja="ここには書き出せません。フォルダーがあるか、書き込む権限があるか、"
    "同じ名前のファイルを開いていないかを確かめてください。",
    en="The file cannot be written here. Check that the folder exists, that you may write in it, "
    "and that no file of this name is open.",
)
_FULL = Wording(
    ja="ディスクの空きが足りないため、書き出せませんでした。"
    "いらないファイルを消すか、別の場所を指定してください。",
    en="There is not enough room on the disk. Delete files you do not need, or name another place.",
)


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write an .xlsx with a frozen heading, wrapped text and no formulas."""
    with replacing(path) as file:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
        with xlsxwriter.Workbook(file, options) as workbook:
            styles = _Styles(workbook)
            for sheet in sheets:
                _fill(workbook.add_worksheet(_sheet_name(sheet.name)), sheet, styles)


class _Styles:
    def __init__(self, workbook: Any) -> None:
        font = {"font_name": "游ゴシック", "font_size": 11, "valign": "top"}
        self.heading = workbook.add_format(
            {**font, "bold": True, "bg_color": "#E8F1FE", "bottom": 1, "text_wrap": True}
        )
        self.note = workbook.add_format({**font, "italic": False, "font_color": "#555555"})
        self.plain = workbook.add_format(font)
        self.wrapped = workbook.add_format({**font, "text_wrap": True})


def _fill(worksheet: Any, sheet: Sheet, styles: _Styles) -> None:
    top = 2 if sheet.note else 0
    if sheet.note:
        worksheet.write_string(0, 0, disarmed(clean(sheet.note)), styles.note)
    for position, column in enumerate(sheet.columns):
        style = styles.wrapped if column.wrapped else styles.plain
        worksheet.set_column(position, position, column.width, style)
        worksheet.write_string(top, position, column.heading, styles.heading)
        for number, row in enumerate(sheet.rows, start=top + 1):
            _write(worksheet, number, position, row[position], style)
    worksheet.freeze_panes(top + 1, 0)
    worksheet.autofilter(top, 0, top + max(len(sheet.rows), 1), max(len(sheet.columns) - 1, 0))
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(top)


def _write(worksheet: Any, row: int, column: int, value: Written, style: Any) -> None:
    if isinstance(value, str):
        text = disarmed(clean(value))
        if len(text) > _CELL_CHARACTERS:
            text = text[: _CELL_CHARACTERS - len(_CUT)] + _CUT
        worksheet.write_string(row, column, text, style)
    elif value is not None:
        worksheet.write_number(row, column, value, style)


def _sheet_name(name: str) -> str:
    return "".join(" " if c in "[]:*?/\\" else c for c in clean(name))[:_LARGEST_NAME]


def write_delimited(path: Path, sheet: Sheet) -> None:
    """Write a .csv that Excel opens without garbling: UTF-8 with its mark, commas, CR LF."""
    with replacing(path) as file:
        text = io.TextIOWrapper(file, "utf-8-sig", newline="")
        writer = csv.writer(text)
        writer.writerow([column.heading for column in sheet.columns])
        for row in sheet.rows:
            writer.writerow([disarmed(clean(c)) if isinstance(c, str) else c for c in row])
        text.flush()
        text.detach()


def write_jsonlines(path: Path, records: Sequence[Mapping[str, object]]) -> None:
    """Write one JSON object a line, in UTF-8, as programs read it."""
    with replacing(path) as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
