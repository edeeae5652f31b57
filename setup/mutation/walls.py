"""What the database guards: policies and constraints, each opened by one statement and put back."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from pytest_django.plugin import blocking_manager_key
from setup.mutation.trying import Trial

from enishi.demonstration.loading import load
from enishi.demonstration.world import build
from enishi.walls.inside import everything
from enishi.walls.operations import ReachedThrough, StaysWithin, Walled
from enishi.walls.said import operations


@dataclass(frozen=True)
class Opening:
    """One thing taken from the database: how, how it is put back, and which tests look."""

    name: str
    take_away: str
    put_back: str
    looks: str

    def __str__(self) -> str:
        return self.name


def openings() -> Iterator[Opening]:
    """Every wall and every reference held within a body."""
    said = operations()
    for model in sorted({op.model for op in said if isinstance(op, Walled)}):
        yield from of_a_table(model)
    for op in said:
        if isinstance(op, StaysWithin):
            table = apps.get_model(op.model)._meta.db_table
            for reference in op.references:
                yield of_a_reference(op, reference, table)
        if isinstance(op, ReachedThrough):
            yield of_a_trigger(op)


def of_a_table(model: str) -> Iterator[Opening]:
    """Row level security as a whole, its hold on the owner, and the policies one by one."""
    table, name = apps.get_model(model)._meta.db_table, f"[{model}]"
    alter = f'ALTER TABLE "{table}"'
    for what, off, on in (
        ("row level security", "DISABLE ROW LEVEL SECURITY", "ENABLE ROW LEVEL SECURITY"),
        ("force", "NO FORCE ROW LEVEL SECURITY", "FORCE ROW LEVEL SECURITY"),
    ):
        yield Opening(f"{model}: {what}", f"{alter} {off}", f"{alter} {on}", name)
    for does, opened in (
        ("read", "USING (true)"),
        ("add", "WITH CHECK (true)"),
        ("change", "USING (true)"),
        ("remove", "USING (true)"),
    ):
        policy = f'{table}_{does} ON "{table}"'
        yield Opening(
            f"{model}: policy to {does}",
            f"ALTER POLICY {policy} {opened}",
            f"POLICY {table} {does}",
            name,
        )


def of_a_reference(op: StaysWithin, reference: str, table: str) -> Opening:
    """The foreign key over both columns."""
    law = op.law(reference)
    return Opening(law, f'ALTER TABLE "{table}" DROP CONSTRAINT {law}', f"LAW {law}", f"[{law}]")


def of_a_trigger(op: ReachedThrough) -> Opening:
    """The trigger that asks for a right."""
    law, table = op.law(op.references[0]), apps.get_model(op.model)._meta.db_table
    alter = f'ALTER TABLE "{table}"'
    return Opening(
        law, f"{alter} DISABLE TRIGGER {law}", f"{alter} ENABLE TRIGGER {law}", f"[{law}]"
    )


def fill(trial: Trial) -> dict[str, Any]:
    """Keep an invented network in the tables, and say which tests pass with all walls standing."""
    first = next(iter(trial.items.values()))
    trial.runs(first)
    trial.leave([trial.session])
    trial.session.config.stash[blocking_manager_key].unblock()
    # Of the tests nothing is typed.
    today: Any = import_module("tests.walls.conftest").TODAY
    with everything(), transaction.atomic():
        load(build(today))
        import_module("tests.walls.scopes").made_twice(("X1", "X2"), ("X3", "X4"))
    say("ANALYZE")
    return {name: item for name, item in trial.items.items() if trial.runs(item)[0]}


@contextmanager
def opened(opening: Opening) -> Iterator[None]:
    """Without one wall, for the length of a block; said by the owner of the tables."""
    back = as_it_stands(opening.put_back)
    say(opening.take_away)
    try:
        yield
    finally:
        say(back)


def tests_of(opening: Opening, tests: Mapping[str, Any]) -> list[str]:
    """The tests of its table or law; then those that are about no table by name."""
    named = [test for test in tests if opening.looks in test]
    return named + [test for test in tests if "[" not in test]


def say(statement: str) -> None:
    """Run one statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


def as_it_stands(how: str) -> str:
    """The statement that puts back what the catalogue says now."""
    kind, *names = how.split()
    with connection.cursor() as cursor:
        if kind == "POLICY":
            table, does = names
            cursor.execute(
                "SELECT qual, with_check FROM pg_policies WHERE policyname = %s",
                [f"{table}_{does}"],
            )
            using, check = cursor.fetchone()
            said = f"USING ({using})" if using else f"WITH CHECK ({check})"
            return f'ALTER POLICY {table}_{does} ON "{table}" {said}'
        if kind == "LAW":
            cursor.execute(
                "SELECT conrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint "
                "WHERE conname = %s",
                names,
            )
            table, definition = cursor.fetchone()
            return f"ALTER TABLE {table} ADD CONSTRAINT {names[0]} {definition}"
    return how
