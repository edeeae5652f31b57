"""The cells of one operation: each id it takes, each relation, each role, against the table."""

from dataclasses import dataclass, field
from typing import Any

from django.apps import apps

from tests.matrix.asking import Asked, ask
from tests.matrix.operations import Operation
from tests.matrix.people import Actor
from tests.matrix.proposing import proposed, takes_an_id
from tests.matrix.table import NONEXISTENT, Row, Table
from tests.matrix.world import World

ABLE = (
    *("coordinator", "head", "network_office", "expert", "company", "funder", "applicant"),
    *("former", "anonymous"),
)


@dataclass(frozen=True)
class Cell:
    """One question: who asks, with an id of which record in which place."""

    role: str
    parameter: str
    relation: str
    kind: str = ""

    def __str__(self) -> str:
        what = f" with {self.parameter} of {self.kind}, {self.relation}" if self.parameter else ""
        return f"{self.role}{what}"


@dataclass
class Report:
    """What came of an operation."""

    cells: int = 0
    leaks: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    unlisted: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        parts = {"LEAK": self.leaks, "NOT AS THE TABLE SAYS": self.wrong, "UNLISTED": self.unlisted}
        return "\n".join(["", *(f"{what}: {one}" for what, each in parts.items() for one in each)])


class Examination:
    """One operation, asked in every cell."""

    def __init__(self, operation: Operation, world: World, table: Table) -> None:
        self.operation, self.world, self.table = operation, world, table
        self.report, self.names = Report(), str(operation)
        self.rows = table.parameters(self.names)
        self.filled: dict[str, Any] = {}
        self.ids: dict[str, str] = {}
        self.unknown: set[str] = set()

    def run(self) -> Report:
        """Ask everything, and compare."""
        if missing := [p for p in self.operation.parameters if f"path {p}" not in self.rows]:
            self.report.unlisted += proposed(self.operation, self.world, missing)
            return self.report
        if not self.table.of(self.names):
            self.report.unlisted += proposed(self.operation, self.world, [""])
            return self.report
        self.fill_in()
        for parameter in self.looked_up() or [""]:
            for actor in self.world.actors.values():
                self.examine(parameter, actor)
        known = {row.name for row in self.rows.values()}
        self.report.unlisted += [
            takes_an_id(self.operation, name, self.ids[name])
            for name in sorted({*self.ids} - known)
        ]
        self.report.unlisted += [
            f"{self.names}: reads “{name}”, which no form declares. Name it in the table, with the "
            f"record it is of, or among PLAIN in tests/matrix/watching.py if it is no id."
            for name in sorted(self.unknown - known)
        ]
        return self.report

    def looked_up(self) -> list[str]:
        """The parameters whose ids name records."""
        return [name for name, row in self.rows.items() if row.record and row.sample is None]

    def fill_in(self) -> None:
        """Find out what a page sends: as the first who may send it at all."""
        if self.operation.method == "GET":
            return
        for role in ABLE:
            asked = self.ask(self.world.actors[role], {}, {})
            if asked.answer == "allow":
                for _ in range(2):  # a second time for what shows only when something was sent
                    self.filled |= asked.watched.filled()
                    asked = self.ask(self.world.actors[role], {}, self.filled)
                return

    def examine(self, parameter: str, actor: Actor) -> None:
        """Ask with an id in every relation to a person, and with one that does not exist."""
        if not parameter:
            return self.compare(Cell(actor.role, "", ""), self.ask(actor, {}, self.filled), None)
        kind = self.rows[parameter].record
        nothing = self.ask(actor, {parameter: self.world.nonexistent(kind)}, self.filled)
        self.compare(Cell(actor.role, parameter, NONEXISTENT, kind), nothing, None)
        for relation, name in self.world.relations(kind, actor):
            cell = Cell(actor.role, parameter, relation, kind)
            self.compare(cell, self.ask(actor, {parameter: name}, self.filled), nothing)
        return None

    def ask(self, actor: Actor, ids: dict[str, Any], filled: dict[str, Any]) -> Asked:
        """Ask with some ids in their places, and the first body's own in the others."""
        places: dict[str, dict[str, Any]] = {"path": {}, "query": {}, "form": dict(filled)}
        places["json"] = {}
        for parameter, row in self.rows.items():
            value = row.sample
            if value is None and row.record:
                value = ids.get(parameter) or self.usual(row, actor, taken=self.kinds_of(ids))
            asked_for = row.place != "query" or row.sample is not None or parameter in ids
            if value is not None and asked_for:
                places[row.place][row.name] = str(value)
        asked = ask(
            self.world, actor, self.operation,
            path=places["path"], query=places["query"], posted=places["form"], sent=places["json"],
            given=tuple(str(name) for name in ids.values()),
        )  # fmt: skip
        self.ids |= asked.watched.ids()
        self.unknown |= asked.watched.unknown()
        return asked

    def kinds_of(self, ids: dict[str, Any]) -> set[str]:
        """The kinds of record whose ids are examined just now."""
        return {self.rows[parameter].record for parameter in ids}

    def usual(self, row: Row, actor: Actor, *, taken: set[str]) -> Any:
        """The id that stands in a place while another one is examined: what a person would use."""
        if row.record in taken and row.record in self.world.spare:
            return self.world.spare[row.record]
        himself = dict(self.world.relations(row.record, actor)).get("himself")
        known = self.world.ids[row.record]
        own = known.get("own", himself or known["other"])
        return (himself or own) if actor.role in ("expert", "company", "funder") else own

    def compare(self, cell: Cell, asked: Asked, nothing: Asked | None) -> None:
        """Hold one answer against the table, and listen for canaries."""
        self.report.cells += 1
        expected = self.table.expected(self.names, cell.parameter, cell.relation, cell.role)
        answer = verdict(cell, asked, nothing)
        if expected is None:
            self.report.unlisted.append(f"{self.names}: no row for {cell} (answered {answer})")
        elif answer != expected:
            which = self.report.leaks if answer == "allow" else self.report.wrong
            which.append(f"{self.names}: {cell}: {answer} ({asked.status}), expected {expected}")
        if asked.unprotected:
            self.report.wrong.append(f"{self.names}: {cell}: without its headers:\n{asked.head}")
        actor = self.world.actors[cell.role]
        for canary in sorted(self.world.leaks(asked.heard, actor, self.table)):
            self.report.leaks.append(f"{self.names}: {cell}: heard {canary}")
        changed = asked.changed_elsewhere if asked.answer == "allow" else asked.changed
        # That he was turned away is noted; it is the one thing that a refusal leaves.
        changed -= {"logbook_knock"}
        if asked.answer == "allow":
            may = self.table.may_write(self.names, cell.role)
            changed -= {apps.get_model(kind)._meta.db_table for kind in may}
        if changed:
            self.report.leaks.append(f"{self.names}: {cell}: {answer} changed {sorted(changed)}")


def verdict(cell: Cell, asked: Asked, nothing: Asked | None) -> str:
    """The answer; 404 is what cannot be told from the answer for an id that does not exist."""
    if not cell.parameter or asked.answer != "allow":
        return asked.answer
    return "404" if nothing is None or asked.looks_like(nothing) else "allow"
