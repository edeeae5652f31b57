"""Read a roster's file, whatever its name says it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO

from enishi.sheets import limits
from enishi.sheets.delimited import read_delimited
from enishi.sheets.fault import Place, SheetFault
from enishi.sheets.grid import Workbook
from enishi.sheets.jsonlines import read_jsonlines
from enishi.sheets.refusals import refusal
from enishi.sheets.workbook import read_workbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_WEB_PAGES = (b"<html", b"<!doctype html", b"<table", b"<?xml")
_WORKBOOKS = {".xlsx", ".xlsm", ".xls"}
_TEXTS = {".csv", ".tsv", ".txt"}


def read_file(path: Path | str) -> Workbook:
    """Read a file on disk; raise `SheetFault` with where, what and how to mend it."""
    path = Path(path)
    if path.is_dir():
        raise SheetFault(refusal("folder"), Place(path.name))
    try:
        with path.open("rb") as file:
            return read_open_file(file, path.name)
    except FileNotFoundError as error:
        raise SheetFault(refusal("missing"), Place(str(path))) from error
    except OSError as error:
        raise SheetFault(refusal("unreadable"), Place(path.name)) from error


def read_open_file(file: IO[bytes], name: str) -> Workbook:
    """Read an open file, such as an upload; one that lives in memory is put on disk first."""
    size = file.seek(0, 2)
    file.seek(0)
    if size == 0:
        raise SheetFault(refusal("empty"), Place(name))
    if size > limits.FILE_BYTES:
        raise SheetFault(refusal("file"), Place(name))
    with _on_disk(file) as real:
        workbook = _read(real, name)
    if not any(grid.rows for grid in workbook.grids):
        raise SheetFault(refusal("blank"), Place(name))
    return workbook


@contextmanager
def _on_disk(file: IO[bytes]) -> Iterator[IO[bytes]]:
    """The file itself if a child process can be given it, and otherwise a copy that vanishes."""
    try:
        file.fileno()
    except (AttributeError, OSError):
        with TemporaryFile() as copy:
            copyfileobj(file, copy)
            copy.seek(0)
            yield copy
    else:
        yield file


def _read(file: IO[bytes], name: str) -> Workbook:
    head = file.read(4096)
    file.seek(0)
    suffix = Path(name).suffix.lower()
    if head.startswith(b"PK\x03\x04") or head.startswith(_OLE):
        if head.startswith(_OLE) and _ENCRYPTED in file.read():
            raise SheetFault(refusal("password"), Place(name))
        return read_workbook(file, name)
    if code := _other_kind(head.lstrip().lower(), head):
        raise SheetFault(refusal(code), Place(name))
    if suffix == ".jsonl":
        return read_jsonlines(file.read(), name)
    if suffix in _TEXTS:
        return read_delimited(file.read(), name)
    if suffix in _WORKBOOKS:
        readable = b"\0" not in head[:512]
        raise SheetFault(refusal("text as workbook" if readable else "damaged"), Place(name))
    raise SheetFault(refusal("kind of file"), Place(name))


def _other_kind(stripped: bytes, head: bytes) -> str:
    if stripped.startswith(b"%pdf"):
        return "pdf"
    if head.startswith(_PICTURES):
        return "picture"
    if stripped.startswith(_WEB_PAGES):
        return "web page"
    return ""
