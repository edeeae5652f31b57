import pytest
from django.db import connection

from enishi.walls.roles import Standing, standing_of
from enishi.web import tables
from enishi.web.trouble import Trouble
from tests.walls.as_the_app import ROLE

NAMES = {"is_superuser": False, "bypasses": False, "owns": 0}
only_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="only PostgreSQL has roles"
)


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        ({"is_superuser": True}, "「x」には SUPERUSER の権限があり"),
        ({"bypasses": True}, "「x」には BYPASSRLS の権限があり"),
        ({"owns": 3}, "「x」は表の持ち主なので"),
    ],
)
def test_a_role_that_passes_the_walls_is_named_with_the_reason(standing, said):
    objection = Standing("x", **NAMES | standing).objection()

    assert objection is not None
    assert said in objection.ja


def test_a_plain_role_serves():
    assert Standing("x", **NAMES).objection() is None


@only_postgresql
@pytest.mark.django_db
def test_the_owner_of_the_tables_does_not_serve(monkeypatch):
    with pytest.raises(Trouble, match="owns the tables"):
        tables.refuse_to_pass_the_walls()


@only_postgresql
@pytest.mark.django_db
def test_the_role_that_was_let_in_serves_and_writes_no_history_of_tables():
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {ROLE}")
        assert standing_of(connection) == Standing(ROLE, **NAMES)
        cursor.execute(
            "SELECT has_table_privilege('django_migrations', 'DELETE'), "
            "has_table_privilege('logbook_entry', 'TRUNCATE'), "
            "has_table_privilege('cycle_need', 'INSERT')"
        )
        assert cursor.fetchone() == (False, False, True)


@only_postgresql
@pytest.mark.django_db
def test_a_superuser_is_told_apart():
    superuser = connection.copy()
    superuser.settings_dict["USER"] = "postgres"
    try:
        assert standing_of(superuser).is_superuser
    finally:
        superuser.close()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite is meant")
@pytest.mark.django_db
def test_sqlite_has_no_roles_to_object_to():
    assert tables.refuse_to_pass_the_walls() is None
