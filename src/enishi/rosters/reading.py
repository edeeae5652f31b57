"""Read a roster's file against the register of a body; nothing is written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.utils.translation import get_language

from enishi.people.models import Organisation
from enishi.reference.wording import Wording
from enishi.rosters.kinds import REGISTERS
from enishi.rosters.plan import Plan, planned
from enishi.rosters.queries import register_of, remembered, rows_seen
from enishi.sheets import (
    Kind,
    NamedColumn,
    ReadTable,
    Roster,
    catalogue,
    read_open_file,
    read_roster,
)
from enishi.sheets.cards.cells import Row

MOST_NOTICES = 200


@dataclass(frozen=True)
class Reading:
    """A roster as it was read, and its rows as the register will take them."""

    tables: list[dict[str, Any]]
    notices: list[str]
    rows: tuple[Row, ...]


def read(
    content: bytes, name: str, *, kind: Kind, body: Organisation,
    beat: Callable[[], None] = lambda: None,
) -> Reading:  # fmt: skip
    """Find the tables, the columns as the body remembers them, and the rows."""
    workbook = read_open_file(BytesIO(content), name)
    beat()
    roster = read_roster(workbook, kind, remembered(body, kind))
    beat()
    del workbook
    notices = [in_words(notice.wording) for notice in roster.notices[:MOST_NOTICES]]
    return Reading(tables_told(roster), notices, tuple(_rows(roster, kind, beat)))


def _rows(roster: Roster, kind: Kind, beat: Callable[[], None]) -> Iterable[Row]:
    for position, record in enumerate(roster.records):
        if position % 2000 == 0:
            beat()
        yield REGISTERS[kind].read(record)


def plan_of(reading: Reading, *, kind: Kind, body: Organisation) -> Plan:
    """What taking the rows in would do to the register as it stands now."""
    known, seen = register_of(body, kind), rows_seen(body, kind)
    return planned(reading.rows, known, REGISTERS[kind], seen=seen)


def tables_told(roster: Roster) -> list[dict[str, Any]]:
    """The tables with their columns, as they are kept for the page."""
    return [
        {
            "sheet": table.sheet,
            "rows": [row for row in table.heading_rows if row > 0],
            "records": table.records,
            "columns": [_column(column, table, roster) for column in table.columns],
        }
        for table in roster.tables
    ]


def _column(column: NamedColumn, table: ReadTable, roster: Roster) -> dict[str, Any]:
    meaning = catalogue(roster.kind).meanings.get(column.meaning or "")
    label = in_words(meaning.label) if meaning else ""
    return {
        "letter": column.letter,
        "heading": column.heading.text,
        "key": column.heading.key[:200],
        "meaning": column.meaning or "",
        "label": f"{label} {column.number}" if column.number and label else label,
        "certainty": str(column.certainty),
        "samples": [text[:40] for text in table.samples.get(column.letter, ())],
    }


def in_words(wording: Wording) -> str:
    """A sentence of the ground floor in the reader's language."""
    return wording.in_language(get_language() or "ja")
