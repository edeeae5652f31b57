"""The cells of one command: ids in every relation to a body, typed by whoever runs the machine.

He may do everything. What is asked is whether a command speaks only of what it names, changes
nothing else, and takes the keys that it needs by itself.
"""

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import translation

from enishi.walls.inside import inside
from enishi.walls.keys import NOTHING
from tests.cli.shell import main
from tests.matrix.asking import taken_back, without
from tests.matrix.canaries import Canary, spoken, written
from tests.matrix.cells import Report
from tests.matrix.checksums import checksums
from tests.matrix.commands import OURS, Command
from tests.matrix.roots import roots_of
from tests.matrix.table import NONEXISTENT, SECOND, Table
from tests.matrix.watching import A_ROSTER
from tests.matrix.world import World

OPERATOR = "operator"
# What a person types to name a record; of other kinds, the id.
TYPED = {"people.user": "username", "people.organisation": "code"}
HELD_IN_FILES = {
    "--documents": '{"id": "d1", "text": "販路"}\n',
    "--queries": '{"id": "q1", "text": "販路"}\n',
    "--run": "q1 Q0 d1 1 9.5 enishi\n",
    "--against": "q1 Q0 d1 1 9.5 enishi\n",
    "--judgements": "q1\td1\t2\n",
    "--needs": "企業名,相談内容\n架空工業,販路を開拓したい。\n",
    "--anchor": "",
}
MADE = {"--output": "made.csv", "--explain": "made.jsonl"}


@dataclass(frozen=True)
class Called:
    """What came of one call."""

    code: int
    text: str
    heard: frozenset[Canary]
    changed: frozenset[str]


class Terminal:
    """One command, called in every cell."""

    def __init__(self, command: Command, world: World, table: Table, folder: Path) -> None:
        self.command, self.world, self.table, self.folder = command, world, table, folder
        self.report, self.name = Report(), str(command)
        self.rows = table.parameters(self.name)

    def run(self) -> Report:
        """Call it with everything, and compare."""
        self.report.unlisted += [
            f"{self.name}: “{one}” takes what somebody types. Say in docs/authorization.csv which "
            f"record it names, or =value if it is no id: {self.name},argument {one},…"
            for one in self.command.typed
            if f"argument {one}" not in self.rows
        ]
        if not self.report.unlisted:
            named = [p for p, row in self.rows.items() if row.record and row.sample is None]
            for parameter in named or [""]:
                self.examine(parameter)
        return self.report

    def examine(self, parameter: str) -> None:
        """Call it with an id in every relation, and with one that does not exist."""
        if not parameter:
            return self.compare("", "", self.call({}), None)
        kind = self.rows[parameter].record
        nothing = self.call({parameter: self.world.nonexistent(kind)})
        self.compare(parameter, NONEXISTENT, nothing, None)
        for relation, name in self.world.ids[kind].items():
            if relation != SECOND:
                self.compare(parameter, relation, self.call({parameter: name}), nothing)
        return None

    def call(self, ids: dict[str, Any]) -> Called:
        """Call it with some ids in their places and own ones in the others, and take it back."""
        values, bodies = {}, set[int | None]()
        for parameter, row in self.rows.items():
            if row.sample is None and row.record:
                name = ids.get(parameter, self.world.ids[row.record]["own"])
                values[row.name], body = typed(row.record, name)
                bodies.add(body)
            elif row.sample is not None:
                values[row.name] = row.sample
        values |= {name: self.file(name) for name in self.command.files}
        return self.told(values, bodies)

    def told(self, values: dict[str, str], bodies: set[int | None]) -> Called:
        """What it says and writes, and what changes in bodies that it does not name."""
        foreign = {
            table: [pk for pk, roots in rows if roots.body not in {None, *bodies}]
            for table, rows in self.world.rows.items()
        }
        before, said, mail.outbox = checksums(foreign), io.StringIO(), []
        with taken_back(), redirect_stdout(said), redirect_stderr(said):
            code = entered(self.command, values, said)
            after = checksums(foreign)
        parts = [said.getvalue(), *(part for letter in mail.outbox for part in written(letter))]
        for path in self.folder.glob("made*"):
            parts += spoken(path.read_bytes())
            path.unlink()
        heard = {
            canary
            for canary in self.world.aviary.heard_in(*parts)
            for relation in ["own" if canary.roots.body in bodies else "other"]
            if not self.table.may_read(canary.label, canary.field, relation, OPERATOR)
        }
        plain = without(parts[0], tuple(values.values()))
        return Called(code, plain, frozenset(heard), after.changed_elsewhere_since(before))

    def file(self, name: str) -> str:
        """A file of the right form, or the place where one is to be made."""
        path = self.folder / MADE.get(name, f"{name.strip('-')}.csv")
        if name not in MADE:
            path.write_bytes(HELD_IN_FILES[name].encode() if name in HELD_IN_FILES else A_ROSTER)
        return str(path)

    def compare(
        self, parameter: str, relation: str, called: Called, nothing: Called | None
    ) -> None:
        """Hold one call against the table."""
        self.report.cells += 1
        cell = f"{self.name} {parameter} {relation}".strip()
        expected = self.table.expected(self.name, parameter, relation, OPERATOR)
        same = nothing is None or (called.code, called.text) == (nothing.code, nothing.text)
        refused = "404" if parameter and same else "403"
        answer = {0: "allow", 1: refused}.get(called.code, "broken")
        if expected is None:
            self.report.unlisted.append(f"no row for {cell} (answered {answer})")
        elif answer != expected:
            which = self.report.leaks if answer == "allow" else self.report.wrong
            which.append(f"{cell}: {answer}, expected {expected}:\n{called.text}")
        self.report.leaks += [
            f"{cell}: heard {canary}" for canary in sorted(map(str, called.heard))
        ]
        may = {apps.get_model(k)._meta.db_table for k in self.table.may_write(self.name, OPERATOR)}
        if changed := sorted(called.changed - may):
            self.report.leaks.append(f"{cell}: changed {changed}")


def typed(kind: str, name: Any) -> tuple[str, int | None]:
    """What is typed to name a record, and the body to which that belongs, if there is one."""
    by = "code" if kind == "programmes.programme" else "public_id"
    row = apps.get_model(kind)._base_manager.filter(**{by: name}).first()
    return (getattr(row, TYPED[kind]) if row and kind in TYPED else str(name)), (
        roots_of(row).body if row else None
    )


def entered(command: Command, values: dict[str, str], said: io.StringIO) -> int:
    """Type the command, with nobody having said who reads; its exit code."""
    first, *names = command.name.split()
    words = [*names, *command.line(values)]
    with inside(NOTHING), translation.override("ja"):
        try:
            if first == OURS:
                return main([*words, "--language", "ja"])
            call_command(*words, stdout=said, stderr=said)
        except CommandError as refused:
            said.write(str(refused))
            return 1
        except SystemExit as ended:
            return int(ended.code or 0)
    return 0
