"""One checksum a table, of all rows and of those that are foreign to somebody (PostgreSQL)."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection

Foreign = Mapping[str, Sequence[int]]
READS = re.compile(r"[\s(]*(?:SELECT|SAVEPOINT|RELEASE|ROLLBACK|SET LOCAL ROLE|RESET ROLE)\b", re.I)
WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"(\w+)"', re.I)
ADDS = re.compile(r"\s*INSERT INTO\b(?!.*\bDO UPDATE\b)", re.I | re.S)


@dataclass(frozen=True)
class Checksums:
    """Of each table how many rows it has, the checksum of all of them, and of its foreign rows."""

    each: dict[str, tuple[int, str, str]]

    def changed_since(self, before: "Checksums") -> frozenset[str]:
        """The tables in which anything changed."""
        return frozenset(t for t, sums in self.each.items() if sums[:2] != before.each[t][:2])

    def changed_elsewhere_since(self, before: "Checksums") -> frozenset[str]:
        """The tables in which a foreign row changed."""
        return frozenset(t for t, sums in self.each.items() if sums[2] != before.each[t][2])


@dataclass
class Written:
    """Which tables of ours were only added to, and which may hold changed rows."""

    tables: frozenset[str]
    added: set[str]
    changed: set[str]

    def note(self, sql: str) -> None:
        """Read one statement; what cannot be read may have changed everything."""
        named = WRITES.match(sql)
        if named is None:
            self.changed |= set() if READS.match(sql) else self.tables
        elif named[1] in self.tables:
            (self.added if ADDS.match(sql) else self.changed).add(named[1])


def checksums(foreign: Foreign) -> Checksums:
    """Ask for all checksums in one statement."""
    each, values = [], []
    for table, pks in foreign.items():
        rows = "string_agg(md5(r::text), '' ORDER BY id)"
        each.append(
            f"SELECT '{table}', count(*), md5({rows}), md5({rows} FILTER (WHERE id = ANY(%s))) "  # noqa: S608
            f"FROM {table} r"
        )
        values.append([*pks])
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(each), values)
        return Checksums({table: tuple(sums) for table, *sums in cursor.fetchall()})


def checksums_after(before: Checksums, written: Written, foreign: Foreign) -> Checksums:
    """The checksums once something was written, asking no more tables than were written to.

    A row that is added leaves the others as they were, hence such tables are only counted.
    """
    after = dict(before.each)
    if changed := {table: foreign[table] for table in written.changed}:
        after |= checksums(changed).each
    for table in written.added - written.changed:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 -- our own names
            after[table] = (cursor.fetchone()[0], *before.each[table][1:])
    return Checksums(after)


@contextmanager
def written_to(known: Checksums) -> Iterator[Written]:
    """Gather the tables of ours that are written to."""
    written = Written(frozenset(known.each), set(), set())

    def noted(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        written.note(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(noted):
        yield written
