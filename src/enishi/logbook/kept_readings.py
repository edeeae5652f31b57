"""The database itself keeps what was seen and who came: nothing goes within two years."""

from typing import Any

DAYS = 730


def sqlite(table: str) -> list[str]:
    """The triggers on SQLite."""
    says = f"{table} is append-only"
    return [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{says}'); END",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
        f"WHEN OLD.at > datetime('now', '-{DAYS} days') BEGIN SELECT RAISE(ABORT, '{says}'); END",
    ]


def postgresql(table: str) -> list[str]:
    """The triggers on PostgreSQL, which also refuse to empty the table."""
    says = f"{table} is append-only"
    return [
        f"CREATE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'DELETE' THEN IF OLD.at <= now() - interval '{DAYS} days' THEN RETURN OLD; "
        f"END IF; END IF; RAISE EXCEPTION '{says}'; END $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_is_append_only()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_append_only()",
    ]


def forbid_change(apps: Any, schema_editor: Any, *, table: str = "logbook_reading") -> None:
    """Set the triggers of the database at hand."""
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in sqlite(table) if on_sqlite else postgresql(table):
        schema_editor.execute(statement)


def allow_change(apps: Any, schema_editor: Any, *, table: str = "logbook_reading") -> None:
    """Take the triggers away again."""
    if schema_editor.connection.vendor == "sqlite":
        for verb in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}")
    else:
        schema_editor.execute(f"DROP FUNCTION {table}_is_append_only() CASCADE")
