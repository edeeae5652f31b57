"""Read .csv as offices keep it: UTF-8, Shift JIS or UTF-16; commas, tabs or semicolons."""

import csv
import io
from collections import Counter

from enishi.reference.wording import Wording
from enishi.sheets import limits
from enishi.sheets.fault import Place, SheetFault
from enishi.sheets.grid import Grid, Row, Value, Workbook, letters, storable
from enishi.sheets.refusals import refusal
from enishi.sheets.writing import armed

_DELIMITERS = {
    ",": Wording(ja="コンマ区切り", en="commas"),
    "\t": Wording(ja="タブ区切り", en="tabs"),
    ";": Wording(ja="セミコロン区切り", en="semicolons"),
}
_SAMPLE_CHARACTERS = 65_536
_SAMPLE_ROWS = 50

# Cells are measured with a sentence of our own; the module's limit would end in a riddle.
csv.field_size_limit(limits.FILE_BYTES)


def read_delimited(content: bytes, name: str) -> Workbook:
    """Read the rows of a .csv, .tsv or .txt file."""
    text, encoding = decode(content, name)
    delimiter = _delimiter(text)
    grid = Grid("", tuple(_rows(text, delimiter, name)))
    form = _DELIMITERS[delimiter]
    return Workbook(
        name,
        (grid,),
        form=Wording(ja=f"CSV（{encoding.ja}、{form.ja}）", en=f"CSV ({encoding.en}, {form.en})"),
    )


def decode(content: bytes, name: str) -> tuple[str, Wording]:
    """Turn bytes into text, and say which encoding they were in."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(content, "utf-16", name), Wording(ja="UTF-16", en="UTF-16")
    head = content[:4096]
    if head.count(0) > len(head) // 4:
        order = "utf-16-le" if head[1::2].count(0) >= head[0::2].count(0) else "utf-16-be"
        return _strictly(content, order, name), Wording(ja="UTF-16", en="UTF-16")
    try:
        # Lone surrogates written as UTF-8 would otherwise pass as Shift JIS, wholly garbled.
        text = content.decode("utf-8", "surrogatepass").removeprefix("\ufeff")
    except UnicodeDecodeError:
        if b"\0" in head and (wide := _wide(content)):
            return wide, Wording(ja="UTF-16", en="UTF-16")
        return _strictly(content, "cp932", name), Wording(ja="シフトJIS", en="Shift JIS")
    return text, Wording(ja="UTF-8", en="UTF-8")


def _wide(content: bytes) -> str:
    """The text if it is UTF-16 without its mark: Japanese in it has few NUL bytes to show that."""
    for order in ("utf-16-le", "utf-16-be"):
        try:
            text = content.decode(order)
        except UnicodeDecodeError:
            continue
        if "\n" in text and any(delimiter in text for delimiter in _DELIMITERS):
            return text
    return ""


def _strictly(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding, "surrogatepass" if "16" in encoding else "strict")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        raise SheetFault(refusal("encoding"), Place(name, row=row)) from error


def _delimiter(text: str) -> str:
    sample = text[:_SAMPLE_CHARACTERS]
    return max(_DELIMITERS, key=lambda delimiter: _regularity(sample, delimiter))


def _regularity(sample: str, delimiter: str) -> int:
    """How many cells stand in rows of the most usual width, when split at the delimiter."""
    widths: Counter[int] = Counter()
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            widths[len(row)] += len(row) > 1
            if sum(widths.values()) > _SAMPLE_ROWS:
                break
    except csv.Error:
        return 0
    return max((width * count for width, count in widths.items()), default=0)


def _rows(text: str, delimiter: str, name: str) -> list[Row]:
    try:
        return _parse(text, delimiter, name, strict=True)
    except csv.Error as error:
        if "unexpected end" in str(error):
            place = Place(name, row=_row_of_the_open_mark(text, delimiter))
            raise SheetFault(refusal("quotation"), place) from error
    # A mark inside a cell ("a"b) is careless, not ambiguous.
    return _parse(text, delimiter, name, strict=False)


def _parse(text: str, delimiter: str, name: str, *, strict: bool) -> list[Row]:
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    for number, values in enumerate(reader, start=1):
        if len(values) > limits.COLUMNS and any(values[limits.COLUMNS :]):
            raise SheetFault(refusal("columns", len(values)), Place(name, row=number))
        cells: dict[int, Value] = {}
        for column, value in enumerate(values[: limits.COLUMNS]):
            if value:
                cells[column] = _cell(value, Place(name, row=number, column=letters(column)))
        if cells:
            if number > limits.ROWS:
                raise SheetFault(refusal("rows", number), Place(name))
            rows.append(Row(number, cells))
    return rows


def _cell(value: str, place: Place) -> str:
    if len(value) > limits.CELL_CHARACTERS:
        raise SheetFault(refusal("cell", len(value)), place)
    return armed(storable(value))


def _row_of_the_open_mark(text: str, delimiter: str) -> int:
    started = 1
    try:
        for started, _ in enumerate(  # noqa: B007 the count outlives the loop
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), start=2
        ):
            pass
    except csv.Error:
        return started
    return started
