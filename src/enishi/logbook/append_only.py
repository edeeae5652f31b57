"""The database itself refuses to change or delete an entry of the logbook."""

from typing import Any

TABLE = "logbook_entry"
SAYS = "the logbook is append-only"

SQLITE = [
    f"CREATE TRIGGER {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
    for verb in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    f"CREATE FUNCTION {TABLE}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$",
    f"CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_is_append_only()",
    f"CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_is_append_only()",
]
# What makes a row of each the same row again.
SAME = {
    "logbook_entry": "id = NEW.id OR (organisation, position) = (NEW.organisation, NEW.position)",
    "logbook_reading": "id = NEW.id",
    "logbook_knock": "id = NEW.id",
}
SQLITE_UNDO = [f"DROP TRIGGER {TABLE}_no_{verb}" for verb in ("update", "delete")]
POSTGRESQL_UNDO = [
    f"DROP TRIGGER {TABLE}_no_change ON {TABLE}",
    f"DROP TRIGGER {TABLE}_no_truncate ON {TABLE}",
    f"DROP FUNCTION {TABLE}_is_append_only()",
]


def forbid_change(apps: Any, schema_editor: Any) -> None:
    """Set the triggers of the database at hand."""
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE if on_sqlite else POSTGRESQL:
        schema_editor.execute(statement)


def allow_change(apps: Any, schema_editor: Any) -> None:
    """Take the triggers away again."""
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE_UNDO if on_sqlite else POSTGRESQL_UNDO:
        schema_editor.execute(statement)


def forbid_replacing(apps: Any, schema_editor: Any) -> None:
    """Refuse REPLACE, with which SQLite takes a row away and asks no trigger about deleting."""
    for table, same in SAME.items() if schema_editor.connection.vendor == "sqlite" else ():
        there = f"SELECT 1 FROM {table} WHERE {same}"  # noqa: S608 -- our own names
        schema_editor.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS ({there}) "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def allow_replacing(apps: Any, schema_editor: Any) -> None:
    """Take those triggers away again."""
    for table in SAME if schema_editor.connection.vendor == "sqlite" else ():
        schema_editor.execute(f"DROP TRIGGER {table}_no_replace")
