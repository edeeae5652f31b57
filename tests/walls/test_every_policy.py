"""Every policy by itself: that it stands as the migrations say, and lets nobody by without keys.

A statement that names no column of the row asks one policy alone: PostgreSQL looks whether a row
may be read only where something of it is read.
"""

from typing import Any

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, models, transaction

from enishi.walls.clauses import Everyone
from enishi.walls.inside import inside
from enishi.walls.keys import NOTHING
from enishi.walls.operations import ReachedThrough
from enishi.walls.said import operations
from tests.walls import declared

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has walls"),
    pytest.mark.usefixtures("every_kind"),
]
WALLS = declared.walls()
every_table = pytest.mark.parametrize("name", sorted(WALLS))
COMMON = {
    name for name, op in WALLS.items() if any(isinstance(way, Everyone) for way in op.readers)
}
WITH_TRIGGERS = {op.model for op in operations() if isinstance(op, ReachedThrough)}


def table(name: str) -> str:
    return apps.get_model(name)._meta.db_table


def said(statement: str) -> Any:
    """Say one thing to the database, and how many rows it was about."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount


def policies(name: str) -> list[tuple[Any, ...]]:
    """What the catalogue holds for a table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT policyname, cmd, roles::text, permissive, qual, with_check FROM pg_policies "
            "WHERE tablename = %s ORDER BY policyname",
            [table(name)],
        )
        return list(cursor.fetchall())


@every_table
def test_the_policies_of_a_table_are_what_its_last_migration_says(name):
    stand = policies(name)
    for statement in WALLS[name].statements(apps.get_model(name)):
        if not statement.startswith("ALTER TABLE"):
            said(statement)

    assert stand == policies(name)
    assert len(stand) == 4


@every_table
def test_without_keys_nothing_is_read(name):
    with inside(NOTHING):
        assert said(f'SELECT 1 FROM "{table(name)}"') == 0 or name in COMMON  # noqa: S608


@every_table
def test_without_keys_nothing_is_added(name):
    if name in WITH_TRIGGERS:
        said("SET CONSTRAINTS ALL IMMEDIATE")
        said(f'ALTER TABLE "{table(name)}" DISABLE TRIGGER USER')

    with inside(NOTHING), pytest.raises(ProgrammingError, match="row-level security"):
        said(f'INSERT INTO "{table(name)}" DEFAULT VALUES')


@every_table
def test_without_keys_nothing_is_changed(name):
    fields = apps.get_model(name)._meta.concrete_fields
    column = next(f.column for f in fields if not isinstance(f, models.AutoField))

    with inside(NOTHING):
        assert said(f'UPDATE "{table(name)}" SET "{column}" = DEFAULT') == 0  # noqa: S608


@every_table
def test_without_keys_nothing_is_removed(name):
    with inside(NOTHING):
        assert said(f'DELETE FROM "{table(name)}"') == 0  # noqa: S608
