"""Look into an .xlsx or .docx before anything parses it: real sizes, parts, what cells span."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from enishi.sheets import limits

_CHUNK = 1 << 18
_ENDLESS = 1 << 62
_OVERLAP = 512  # longer than any opening tag of a cell that spreadsheet programs write
_CELL = re.compile(
    rb'<(?:\w+:)?c\s(?:[^>]{0,200}?\s)?r="([A-Z]{1,3})(\d{1,7})"(?:[^>]{0,200}[^>/])?>'
)
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\0!\0(?:D\0O|E\0N)|\0<\0!\0(?:D\0O|E\0N)", re.I)


class Unfit(Exception):
    """A reason not to parse the archive: a code, and the values its sentence needs."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def inspect(file: BinaryIO, *, word: bool = False) -> None:
    """Raise `Unfit` unless the archive is a workbook (or a Word file) within the limits."""
    try:
        with zipfile.ZipFile(file) as archive:
            _inspect(archive, word)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise Unfit("damaged") from error


def _inspect(archive: zipfile.ZipFile, word: bool) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if len(parts) > limits.PARTS:
        raise Unfit("parts", count=len(parts))
    if any(part.flag_bits & 0x1 for part in parts):
        raise Unfit("password")
    if not word:
        _must_be_a_workbook(names)
    elif "word/document.xml" not in names:
        raise Unfit("archive")
    if len(set(names)) < len(names):
        raise Unfit("damaged")
    # Worksheets first: «too many rows» helps a person more than «too large when unpacked».
    parts.sort(key=lambda part: not _is_worksheet(part.filename))
    unpacked = 0
    for part in parts:
        if part.file_size > limits.UNPACKED_BYTES and not _is_worksheet(part.filename):
            raise Unfit("unpacked")
        unpacked = _read_through(archive, part, unpacked)


def _must_be_a_workbook(names: list[str]) -> None:
    if any(name.startswith("word/") for name in names):
        raise Unfit("word")
    if any(name.startswith("ppt/") for name in names):
        raise Unfit("slides")
    if "xl/workbook.bin" in names:
        raise Unfit("binary")
    if "content.xml" in names:
        raise Unfit("opendocument")
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise Unfit("archive")


def _is_worksheet(name: str) -> bool:
    return name.lower().startswith("xl/worksheets/") and name.lower().endswith(".xml")


def _read_through(archive: zipfile.ZipFile, part: zipfile.ZipInfo, unpacked: int) -> int:
    declared = part.file_size
    is_xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    span = _Span() if _is_worksheet(part.filename) else None
    real, before = 0, b""
    for chunk in _unpack(archive, part):
        real += len(chunk)
        if unpacked + real > limits.UNPACKED_BYTES:
            raise Unfit("unpacked")
        window = before + chunk
        if is_xml and _declares(window):
            raise Unfit("entities")
        if span is not None:
            span.take(window)
        before = window[-_OVERLAP:]
    if real != declared:
        raise Unfit("damaged")
    return unpacked + real


def _declares(window: bytes) -> bool:
    # Looking for the two bytes first costs a tenth of the expression.
    return (b"<!" in window or b"<\0!" in window) and bool(_DECLARATION.search(window))


def _unpack(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    # This reader would stop at the declared size; the parser that comes after it does not.
    part.file_size = _ENDLESS
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


class _Span:
    """The rectangle that the filled cells of a worksheet reach, whatever `<dimension>` says."""

    def __init__(self) -> None:
        self.rows = 0
        self.columns = 0

    def take(self, window: bytes) -> None:
        cells = _CELL.findall(window)
        if not cells:
            return
        rows = {int(row) for _, row in cells}
        columns = {_number(letters) for letters in {letters for letters, _ in cells}}
        self.rows, self.columns = max(rows | {self.rows}), max(columns | {self.columns})
        if self.rows > limits.ROWS:
            raise Unfit("rows", count=self.rows)
        if self.columns > limits.COLUMNS:
            raise Unfit("columns", count=self.columns)
        if self.rows * self.columns > limits.AREA:
            raise Unfit("area", rows=self.rows, columns=self.columns)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
