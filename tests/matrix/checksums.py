"""One checksum a table, of all rows and of those that are foreign to somebody (PostgreSQL)."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection

Foreign = Mapping[str, Sequence[int]]
READS = re.compile(r"\s*(?:SELECT|SAVEPOINT|RELEASE|ROLLBACK|SET LOCAL ROLE|RESET ROLE)\b", re.I)
WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"(\w+)"', re.I)


@dataclass(frozen=True)
class Checksums:
    """The checksum of each table, whole and of its foreign rows."""

    each: dict[str, tuple[str, str]]

    def changed_since(self, before: "Checksums") -> frozenset[str]:
        """The tables in which anything changed."""
        return frozenset(t for t, sums in self.each.items() if sums[0] != before.each[t][0])

    def changed_elsewhere_since(self, before: "Checksums") -> frozenset[str]:
        """The tables in which a foreign row changed."""
        return frozenset(t for t, sums in self.each.items() if sums[1] != before.each[t][1])


def checksums(foreign: Foreign) -> Checksums:
    """Ask for all checksums in one statement."""
    each, values = [], []
    for table, pks in foreign.items():
        rows = "string_agg(md5(r::text), '' ORDER BY id)"
        each.append(
            f"SELECT '{table}', md5({rows}), md5({rows} FILTER (WHERE id = ANY(%s))) "  # noqa: S608
            f"FROM {table} r"
        )
        values.append([*pks])
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(each), values)
        return Checksums({table: (whole, apart) for table, whole, apart in cursor.fetchall()})


@contextmanager
def written_to(known: Checksums) -> Iterator[list[str]]:
    """Gather the statements that may write to a table of ours; tables of others do not count."""
    statements: list[str] = []

    def noted(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        named = WRITES.match(sql)
        if named[1] in known.each if named else not READS.match(sql):
            statements.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(noted):
        yield statements
