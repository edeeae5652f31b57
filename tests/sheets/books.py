"""Files as offices keep them, and as nobody should: made here, so that none has to be kept."""

import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import xlsxwriter

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MEGABYTE = 2**20
_SHEET = "xl/worksheets/sheet1.xml"
_OPENING = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
)

Rows = Sequence[Sequence[Any]]


def book(
    path: Path, sheets: Mapping[str, Rows], *, merged: Iterable[str] = (), hidden: str = ""
) -> Path:
    """A workbook with the rows of each sheet; `merged` are ranges of the first one."""
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy/m/d"}) as workbook:
        for name, rows in sheets.items():
            worksheet = workbook.add_worksheet(name)
            if name == hidden:
                worksheet.hide()
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None:
                        worksheet.write(number, column, value)
        first = workbook.worksheets()[0]
        for cells in merged:
            first.merge_range(cells, "")
            row, column = _corner(cells)
            first.write(row, column, next(iter(sheets.values()))[row][column])
    return path


def _corner(cells: str) -> tuple[int, int]:
    from xlsxwriter.utility import xl_cell_to_rowcol  # noqa: PLC0415

    row, column = xl_cell_to_rowcol(cells.partition(":")[0])
    return int(row), int(column)


def with_sheet(path: Path, content: Iterable[bytes], *, base: Path | None = None) -> Path:
    """A workbook whose first sheet consists of the given XML instead of its own."""
    plain = base or book(path.with_name("plain.xlsx"), {"名簿": [["氏名", "職務経歴"]]})
    with (
        zipfile.ZipFile(plain) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            if name != _SHEET:
                new.writestr(name, old.read(name))
        with new.open(_SHEET, "w", force_zip64=True) as part:
            pieces = iter(content)
            while batch := b"".join(islice(pieces, 10_000)):
                part.write(batch)
    return path


def sheet_xml(
    rows: Iterable[bytes], dimension: bytes = b"A1:B2", before: bytes = b""
) -> Iterator[bytes]:
    """The XML of a worksheet around some rows."""
    yield _OPENING + before + b'<dimension ref="' + dimension + b'"/><sheetData>'
    yield from rows
    yield b"</sheetData></worksheet>"


def row_xml(number: int, *texts: str) -> bytes:
    """One row with texts written into its cells."""
    cells = "".join(
        f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for column, text in enumerate(texts)
    )
    return f'<row r="{number}">{cells}</row>'.encode()


def bomb(path: Path, megabytes: int, declared: int | None = None) -> Path:
    """A workbook whose sheet unpacks to `megabytes` of spaces, whatever size it declares."""
    plain = book(path.with_name("plain.xlsx"), {"名簿": [["氏名", "職務経歴"]]})
    opening = _OPENING + b"<sheetData>"
    packed, crc = _packed(opening, megabytes)
    size = len(opening) + megabytes * MEGABYTE if declared is None else declared
    with zipfile.ZipFile(plain) as old, path.open("wb") as file:
        members = {n: _deflated(old.read(n)) for n in old.namelist() if n != _SHEET}
        members[_SHEET] = (packed, crc, size)
        directory = b""
        for name, (content, checksum, length) in members.items():
            offset, encoded = file.tell(), name.encode()
            numbers = (checksum, len(content), length, len(encoded), 0)
            file.write(struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 33, *numbers))
            file.write(encoded + content)
            directory += struct.pack(
                "<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 33, *numbers, 0, 0, 0, 0, offset
            )
            directory += encoded
        start = file.tell()
        file.write(directory)
        count = len(members)
        end = (0, 0, count, count, len(directory), start, 0)
        file.write(struct.pack("<4s4H2IH", b"PK\5\6", *end))
    return path


def _packed(opening: bytes, megabytes: int) -> tuple[bytes, int]:
    # One flushed megabyte, repeated, is a valid stream: nobody has to compress a gigabyte.
    blank = b" " * MEGABYTE
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    head = packer.compress(opening) + packer.flush(zlib.Z_FULL_FLUSH)
    piece = packer.compress(blank) + packer.flush(zlib.Z_FULL_FLUSH)
    crc = zlib.crc32(opening)
    for _ in range(megabytes):
        crc = zlib.crc32(blank, crc)
    return head + piece * megabytes + packer.flush(zlib.Z_FINISH), crc


def _deflated(content: bytes) -> tuple[bytes, int, int]:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush(), zlib.crc32(content), len(content)


def old_book(path: Path, rows: Rows) -> Path:
    """A workbook of Excel 97–2003 (.xls): BIFF8 records in a compound file, as that program wrote.

    Nothing that we may install writes one, so its few records are put together here.
    """
    cells = b"".join(
        _old_cell(number, column, value)
        for number, row in enumerate(rows)
        for column, value in enumerate(row)
        if value is not None
    )
    sheet = (
        _record(0x0809, struct.pack("<4HII", 0x0600, 0x0010, 0, 0, 0, 0)) + cells + _record(0x0A)
    )
    opening = _record(0x0809, struct.pack("<4HII", 0x0600, 0x0005, 0, 0, 0, 0))
    name = struct.pack("<BB", len("名簿"), 1) + "名簿".encode("utf-16-le")
    length = len(opening) + len(_record(0x85, struct.pack("<IH", 0, 0) + name)) + 4
    listed = _record(0x85, struct.pack("<IH", length, 0) + name)
    stream = opening + listed + _record(0x0A) + sheet
    path.write_bytes(_compound(stream.ljust(4096, b"\0")))
    return path


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _old_cell(row: int, column: int, value: Any) -> bytes:
    place = struct.pack("<3H", row, column, 0)
    if isinstance(value, str):
        text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
        return _record(0x0204, place + text)
    return _record(0x0203, place + struct.pack("<d", value))


def _compound(stream: bytes) -> bytes:
    """A compound file whose only stream is the workbook: header, table of sectors, directory."""
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    sectors = -(-len(stream) // 512)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H6x3I", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1)
    header += struct.pack("<6I", 0, 4096, end, 0, end, 0) + struct.pack("<I", 0) + b"\xff" * 432
    chain = [table, end, *range(3, sectors + 2), end]
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(512, struct.pack("<I", free)[:1])
    root = _entry("Root Entry", 5, child=1, start=end, size=0)
    directory = root + _entry("Workbook", 2, child=free, start=2, size=len(stream))
    return header + fat + directory.ljust(512, b"\0") + stream.ljust(sectors * 512, b"\0")


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    free = 0xFFFFFFFF
    written = name.encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack("<HBB", len(written) + 2, kind, 1)
    links = struct.pack("<3I", free, free, child)
    return head + links + bytes(36) + struct.pack("<IQ", start, size)
