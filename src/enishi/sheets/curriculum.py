"""職務経歴書 from Word, Excel or a text file, as the lines in which a career is told."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryFile

from enishi.reference.folding import fold
from enishi.reference.wording import Wording
from enishi.sheets.confined import printed_by
from enishi.sheets.delimited import decode
from enishi.sheets.fault import Place, SheetFault
from enishi.sheets.grid import Value, storable, text_of
from enishi.sheets.refusals import refusal
from enishi.sheets.workbook import read_workbook

__all__ = ["CURRICULUM_BYTES", "read_curriculum"]

CURRICULUM_BYTES = 10 * 2**20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_YEAR = re.compile(r"(?:(?:明治|大正|昭和|平成|令和|[mtshr])\s*(?:元|\d{1,2})|\d{4})\s*年?")
_MONTH = re.compile(r"(?:1[0-2]|0?[1-9])\s*月?")
_HEADINGS = frozenset((
    "期間", "年月", "年", "月", "日付", "時期", "会社", "会社名", "勤務先", "所属", "部署", "役職",
    "内容", "業務内容", "職務内容", "担当業務", "会社・業務", "経歴", "職歴", "職務経歴", "学歴",
    "学歴・職歴",
))  # fmt: skip
_ABOVE = frozenset({"〃", "”", "同", "同上", '"', "''", "々"})

_ANOTHER_WAY = "Wordのままの職務経歴書を選ぶか、文を貼りつけてください。お電話でもうかがえます。"
_ANOTHER_WAY_EN = "Choose the résumé as a Word file, or paste its text. You can also call us."
PICTURE = Wording(
    "これは写真や画像なので、文字を読みとれません。" + _ANOTHER_WAY,
    "This is a picture, and its letters cannot be read. " + _ANOTHER_WAY_EN,
)
PDF = Wording(
    "PDFからは、文字を読みとれません。" + _ANOTHER_WAY,
    "Letters cannot be read from a PDF. " + _ANOTHER_WAY_EN,
)
OLD_WORD = Wording(
    "古い形式のWord（.doc）です。Wordで開き、「Word 文書（.docx）」として保存しなおしてください。",
    "This is an old Word file (.doc). Open it in Word and save it as a “Word Document (.docx)”.",
)
NO_TEXT = Wording(
    "文字が見つかりません。写真や、紙を写しとった画像だけのファイルのようです。" + _ANOTHER_WAY,
    "There is no text in it; it seems to hold pictures or scans only. " + _ANOTHER_WAY_EN,
)
OTHER_KIND = Wording(
    "Word（.docx）、Excel（.xlsx、.xls）、テキスト（.txt）のどれかを選んでください。",
    "Choose a Word (.docx), Excel (.xlsx, .xls) or text file (.txt).",
)
TOO_LARGE = Wording(
    "ファイルが大きすぎます（10MBまで）。写真を外して保存しなおすか、文を貼りつけてください。",
    "The file is too large (up to 10 MB). Save it without pictures, or paste its text.",
)


def read_curriculum(content: bytes, name: str) -> str:
    """Return the text line by line; raise `SheetFault` with how to mend it."""
    place = Place(name)
    if not content:
        raise SheetFault(refusal("empty"), place)
    if len(content) > CURRICULUM_BYTES:
        raise SheetFault(TOO_LARGE, place)
    text = "\n".join(line for line in _lines(content, name) if line.strip())
    if not text:
        raise SheetFault(NO_TEXT, place)
    return text


def _lines(content: bytes, name: str) -> Iterator[str]:
    suffix, place = Path(name).suffix.lower(), Place(name)
    if content.startswith(_PICTURES) or content[4:12] in (b"ftypheic", b"ftypmif1"):
        raise SheetFault(PICTURE, place)
    if content.lstrip()[:5].lower() == b"%pdf-":
        raise SheetFault(PDF, place)
    if content.startswith(_OLE) and suffix not in (".xls", ".xlsx"):
        raise SheetFault(OLD_WORD, place)
    if content.startswith(b"PK") and suffix not in (".xlsx", ".xlsm"):
        yield from _from_word(content, name)
    elif content.startswith((b"PK", _OLE)):
        yield from _from_excel(content, name)
    elif suffix in (".txt", ".text", ".csv", ".md"):
        yield from storable(decode(content, name)[0]).splitlines()
    else:
        raise SheetFault(OTHER_KIND, place)


def _from_word(content: bytes, name: str) -> Iterator[str]:
    rows = _Rows()
    ended = False
    with TemporaryFile() as file:
        file.write(content)
        file.flush()
        for line in printed_by("enishi.sheets.word_child", file):
            if isinstance(line, dict):
                if "fault" in line:
                    code = line["fault"]
                    what = OTHER_KIND if code == "archive" else refusal(code)
                    raise SheetFault(what, Place(name))
                ended = True
            elif isinstance(line, list):
                yield from rows.told([storable(cell) for cell in line])
            else:
                yield from storable(line).splitlines()
    if not ended:
        raise SheetFault(refusal("memory"), Place(name))


def _from_excel(content: bytes, name: str) -> Iterator[str]:
    rows = _Rows()
    with TemporaryFile() as file:
        file.write(content)
        file.flush()
        workbook = read_workbook(file, name)
    for grid in workbook.grids:
        for row in grid.rows:
            yield from rows.told([_written(row.cells[at]) for at in sorted(row.cells)])


def _written(value: Value) -> str:
    """A cell as text; a date of the month is written as people write it, 1982年4月."""
    return f"{value.year}年{value.month}月" if isinstance(value, date) else text_of(value)


class _Rows:
    """Rows of a table as lines; a year stands for the rows below it until the next one."""

    def __init__(self) -> None:
        self.year = ""

    def told(self, cells: Sequence[str]) -> list[str]:
        """One row: 昭和57年 | 4月 | 入社, or 期間 | 会社 and what was done, or any other."""
        filled = [cell.strip() for cell in cells]
        dated = self._year_and_month(filled)
        if dated:
            return dated
        filled = [cell for cell in filled if cell]
        if all("".join(cell.split()) in _HEADINGS for cell in filled):
            return []
        first = "".join(filled[0].split())
        if len(filled) > 1 and re.match(r"[(（]?(?:" + _YEAR.pattern + ")", fold(first)):
            head, *rest = "\n".join(filled[1:]).splitlines()
            return [f"{first}　{head}", *rest]
        return "\n".join(filled).splitlines()

    def _year_and_month(self, cells: Sequence[str]) -> list[str]:
        if len(cells) < 3:
            return []
        year, month, *told = cells
        text = " ".join(cell for cell in told if cell)
        if year in _ABOVE or not year:
            year = self.year
        if not text or not year or not _YEAR.fullmatch(fold(year).strip()):
            return []
        if not _MONTH.fullmatch(fold(month).strip()):
            return []
        self.year = year
        number = fold(month).strip().removesuffix("月").strip()
        named = year if year.endswith("年") else f"{year}年"
        return [f"{named}{number}月　{text}"]
