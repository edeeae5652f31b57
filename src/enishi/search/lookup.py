"""The index is asked in one statement for all kinds of records: what costs is how often one asks.

Plain SQL that both databases read alike, on names of our own tables; everything typed is a
parameter.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from enishi.reference.words import after, spelt
from enishi.search.models import Indexed, IndexedWord

Wanted = Sequence[tuple[str, ...]]
Places = Sequence[tuple[str, Sequence[int]]]
"""Where to look: kinds of records, and for each the bodies whose records one may find."""
LOOKED_AT = 300
WORDS, ENTRIES = IndexedWord._meta.db_table, Indexed._meta.db_table


def whole(wanted: Wanted, places: Places, *, most: int) -> dict[str, list[UUID]]:
    """The records that have all the words, kind by kind, names first and the newest first."""
    *before, last = wanted
    return asked(places, before, among("word", spelled(last)), order=True, most=most)


def begun(wanted: Wanted, places: Places) -> dict[str, list[UUID]]:
    """Records that have a word which the last one begins: some are looked at, the best come first.

    Half a word stands for many, and nobody waits for the best of all.
    """
    *before, last = wanted
    part = ("w.word > %s AND w.word < %s", [spelt(last[0]), after(last[0])])
    return asked(places, before, part, order=False, most=LOOKED_AT)


def asked(
    places: Places, before: Wanted, last: tuple[str, list[Any]], *, order: bool, most: int
) -> dict[str, list[UUID]]:
    """Ask for every kind at once, and sort what comes back under its kind."""
    statements, parameters = [], []
    for number, (kind, bodies) in enumerate(places):
        if bodies:
            sql, given = statement(kind, bodies, before, last, order=order)
            statements.append(f"SELECT * FROM ({sql} LIMIT {int(most)}) AS of_{number}")  # noqa: S608
            parameters += given
    rows: list[Any] = []
    if statements:
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(statements), parameters)
            rows = sorted(cursor.fetchall(), key=lambda row: row[2:], reverse=True)
    subjects: dict[str, dict[UUID, None]] = {}
    for kind, subject, *_best in rows:
        subjects.setdefault(kind, {})[UUID(str(subject))] = None
    return {kind: list(found) for kind, found in subjects.items()}


def statement(
    kind: str,
    bodies: Sequence[int],
    before: Wanted,
    last: tuple[str, list[Any]],
    *,
    order: bool,
) -> tuple[str, list[Any]]:
    """One kind's part of the question, and its parameters."""
    conditions = [among("organisation_id", bodies), ("w.kind = %s", [kind]), last]
    for forms in before:
        also, given = among("word", spelled(forms), of="also")
        exists = f"SELECT 1 FROM {WORDS} also WHERE also.indexed_id = w.indexed_id AND {also}"  # noqa: S608
        conditions.append((f"EXISTS ({exists})", given))
    sql = (
        f"SELECT w.kind, i.subject, w.weight, w.indexed_id FROM {WORDS} w "  # noqa: S608
        f"JOIN {ENTRIES} i ON i.id = w.indexed_id WHERE "
        + " AND ".join(condition for condition, _ in conditions)
        + (" ORDER BY w.weight DESC, w.indexed_id DESC" if order else "")
    )
    return sql, [value for _, values in conditions for value in values]


def among(column: str, values: Sequence[Any], *, of: str = "w") -> tuple[str, list[Any]]:
    """A column has one of several values; a single one is read in the order of the index."""
    if len(values) == 1:
        return f"{of}.{column} = %s", [*values]
    return f"{of}.{column} IN ({', '.join(['%s'] * len(values))})", [*values]


def spelled(forms: Sequence[str]) -> list[str]:
    """Words as the index spells them."""
    return [spelt(form) for form in forms]
