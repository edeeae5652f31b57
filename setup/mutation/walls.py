"""What the database guards: policies and constraints, each opened by one statement and put back."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.migrations.loader import MigrationLoader

from enishi.walls.operations import ReachedThrough, StaysWithin, Walled


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
    operations = [
        operation
        for _name, migration in sorted(MigrationLoader(None).disk_migrations.items())
        for operation in migration.operations
    ]
    for model in sorted({op.model for op in operations if isinstance(op, Walled)}):
        yield from of_a_table(model)
    for op in operations:
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
