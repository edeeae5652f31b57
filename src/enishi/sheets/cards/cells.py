"""A row of a roster as the registers read it: what it gives, and what in it cannot be read."""

import hashlib
import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from enishi.reference.unreadable import Unreadable
from enishi.reference.wording import Wording
from enishi.sheets.grid import Value, text_of
from enishi.sheets.records import NamedValue, Record

T = TypeVar("T")
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Fault:
    """A cell that cannot be taken in: where, and how to mend it."""

    row: int
    column: str
    what: Wording


@dataclass(frozen=True)
class Row:
    """One record of a roster; `given` holds what its filled cells say, and nothing else."""

    sheet: str
    number: int
    name: str
    own_id: str
    given: Mapping[str, Any]
    faults: tuple[Fault, ...]
    notes: tuple[Fault, ...]
    fingerprint: str


@dataclass(frozen=True)
class Keys:
    """By what a record is found: surely, by name and company, or only as probably the same."""

    sure: tuple[Hashable, ...] = ()
    fair: tuple[Hashable, ...] = ()
    likely: tuple[Hashable, ...] = ()


@dataclass
class Cells:
    """The cells of one record, read one after the other while the faults gather."""

    record: Record
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    given: dict[str, Any] = field(default_factory=dict)

    def take(self, name: str, meaning: str, *, most: int) -> None:
        """Give a text under a name, if its cell is filled."""
        texts = self.record.all(meaning)
        if not texts:
            return
        text = "\n".join(dict.fromkeys(value.text for value in texts)).strip()
        if self.fits(text, most, at=texts[0]):
            self.given[name] = text

    def take_line(self, name: str, meaning: str, *, most: int) -> None:
        """Give a text of one line."""
        texts = self.record.all(meaning)
        text = " ".join(" ".join(dict.fromkeys(v.text for v in texts)).split())
        if text and self.fits(text, most, at=texts[0]):
            self.given[name] = text

    def take_read(self, name: str, meaning: str, reading: Callable[[Value], T]) -> None:
        """Give what a cell says once it is read; a cell that cannot be read is a fault."""
        for value in self.record.all(meaning)[:1]:
            try:
                self.given[name] = reading(value.value)
            except Unreadable as unreadable:
                self.fault(unreadable.wording, at=value)

    def fits(self, text: str, most: int, *, at: NamedValue) -> bool:
        """Whether a text is short enough to be kept; a longer one is a fault."""
        if len(text) > most:
            self.fault(too_long(len(text), most), at=at)
        return len(text) <= most

    def fault(self, what: Wording, *, at: NamedValue | None = None) -> None:
        """Note that a cell, or the row as a whole, cannot be taken in."""
        row, column = (at.row, at.column) if at else (self.record.row, "")
        self.faults.append(Fault(row, column, what))

    def note(self, what: Wording, *, at: NamedValue) -> None:
        """Note what is left out although the row is taken in."""
        self.notes.append(Fault(at.row, at.column, what))

    def row(self, name: str) -> Row:
        """The row as a whole."""
        record = self.record
        said = [[value.meaning, value.number, value.text] for value in record.values]
        return Row(
            record.sheet,
            record.row,
            name,
            record.text("id").strip(),
            self.given,
            tuple(self.faults),
            tuple(self.notes),
            hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest(),
        )


def too_long(length: int, most: int) -> Wording:
    """Say how much too long a text is."""
    return Wording(
        f"{most}文字までのところに、{length}文字あります。短くしてください。",
        f"There is room for {most} characters, and this has {length}. Please shorten it.",
    )


def figures(reading: Callable[[str | int | float], T]) -> Callable[[Value], T]:
    """Let a reader of figures see a cell that the spreadsheet program took for a date as text."""

    def read(value: Value) -> T:
        return reading(text_of(value) if isinstance(value, date | bool) else value)

    return read
