"""What is expected: docs/authorization.csv, read for the tests and by nothing that enforces.

A row says of one operation, and of one id that it takes, what each role is answered when the id
is that of a record standing in some relation to him. The first row that fits counts.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path("docs/authorization.csv")
ANSWERS = ("allow", "403", "404", "sign-in")
COLUMNS = ("operation", "parameter", "record", "relation", *ANSWERS)
EVERY, NONEXISTENT = "*", "nonexistent"
WRITES = "writes"
# A body's, for which a person works besides the one he writes as; where no row says so: his own.
SECOND = "second"
# What hangs on a shared card is whose it is all the same, until a row says otherwise.
OTHERWISE = {
    SECOND: "own",
    **dict.fromkeys(("shared", "share-ended", "consent-withdrawn"), "other"),
    **dict.fromkeys(("own-shared", "own-share-ended", "own-consent-withdrawn"), "own"),
}

BODY = ("coordinator", "head", "coordinator_of_two", "head_of_two")
GROUPS = {
    "body": BODY,
    "staff": (*BODY, "network_office"),
    "nobody": ("anonymous", "applicant", "disabled", "unproven"),
}


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    operation: str
    parameter: str
    record: str
    relations: frozenset[str]
    answers: tuple[tuple[str, str], ...]

    @property
    def place(self) -> str:
        """Where the parameter stands: path, query, form or json; or nothing."""
        return self.parameter.partition(" ")[0]

    @property
    def name(self) -> str:
        """What the parameter is called."""
        return self.parameter.partition(" ")[2]

    @property
    def sample(self) -> str | None:
        """The value of a parameter that is no id: written =value in the column of records."""
        return self.record[1:] if self.record.startswith("=") else None

    def covers(self, relation: str) -> bool:
        """Whether the row speaks of a relation."""
        named = {relation, OTHERWISE.get(relation, relation)} & self.relations
        return bool(named) or EVERY in self.relations or not relation

    def answer(self, role: str) -> str | None:
        """What a role is answered; named roles come before the rest."""
        said = dict(self.answers)
        return said.get(role, said.get(EVERY))


class Table:
    """All rows, asked by operation."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows: dict[str, list[Row]] = {}
        self.writes: dict[str, Row] = {}
        for row in rows:
            if row.parameter == WRITES:
                self.writes[row.operation] = row
            else:
                self.rows.setdefault(row.operation, []).append(row)

    def of(self, operation: str) -> list[Row]:
        """The rows of an operation, in their order."""
        return self.rows.get(operation, [])

    def parameters(self, operation: str) -> dict[str, Row]:
        """Each parameter of an operation with the first row that names it."""
        named: dict[str, Row] = {}
        for row in self.of(operation):
            if row.parameter:
                named.setdefault(row.parameter, row)
        return named

    def expected(self, operation: str, parameter: str, relation: str, role: str) -> str | None:
        """What is expected, or None where the table says nothing; what is not, is not found."""
        for row in self.of(operation):
            if row.parameter == parameter and row.covers(relation):
                answer = row.answer(role)
                if answer:
                    return answer
        if relation == NONEXISTENT:
            own = self.expected(operation, parameter, "own", role) or self.expected(
                operation, parameter, "other", role
            )
            return "sign-in" if own == "sign-in" else "404"
        return None

    def may_write(self, operation: str, role: str) -> set[str]:
        """The kinds of record of another body that a role may change there."""
        row = self.writes.get(operation)
        return {*row.record.split()} if row and row.answer(role) == "allow" else set()

    def may_read(self, label: str, field: str, relation: str, role: str) -> bool:
        """Whether a role may read a text of a record; the rows of the field come before others."""
        for operation in (f"read {label}.{field}", f"read {label}", "read *"):
            answer = self.expected(operation, "", relation, role)
            if answer:
                return answer == "allow"
        return False


def lines(file: Path = FILE) -> Iterator[dict[str, str]]:
    """The lines of the table, without those that begin with #."""
    with file.open(encoding="utf-8", newline="") as opened:
        yield from csv.DictReader(line for line in opened if not line.startswith("#"))


def row_from(line: dict[str, str]) -> Row:
    """Read one line."""
    answers = [(role, a) for a in ANSWERS for named in line[a].split() for role in roles(named)]
    twice = {role for role, _ in answers if [r for r, _ in answers].count(role) > 1}
    if twice:
        raise ValueError(f"{line['operation']}: {', '.join(sorted(twice))} stands in two columns")
    return Row(
        line["operation"],
        line["parameter"],
        line["record"],
        frozenset(line["relation"].split()),
        tuple(answers),
    )


def roles(named: str) -> tuple[str, ...]:
    """The roles of a group, or the role itself."""
    return GROUPS.get(named, (named,))


@cache
def the_table() -> Table:
    """The table as it stands in docs."""
    return Table(row_from(line) for line in lines())
