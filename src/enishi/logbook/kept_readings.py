"""The database itself keeps the readings: nobody changes one, nor removes one within two years."""

from typing import Any

TABLE, DAYS = "logbook_reading", 730
SAYS = "readings are append-only"

SQLITE = [
    f"CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
    f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} "
    f"WHEN OLD.at > datetime('now', '-{DAYS} days') BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
]
POSTGRESQL = [
    f"CREATE FUNCTION {TABLE}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"IF TG_OP = 'DELETE' THEN IF OLD.at <= now() - interval '{DAYS} days' THEN RETURN OLD; "
    f"END IF; END IF; RAISE EXCEPTION '{SAYS}'; END $$",
    f"CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_is_append_only()",
    f"CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_is_append_only()",
]
SQLITE_UNDO = [f"DROP TRIGGER {TABLE}_no_{verb}" for verb in ("update", "delete")]
POSTGRESQL_UNDO = [
    f"DROP TRIGGER {TABLE}_no_change ON {TABLE}",
    f"DROP TRIGGER {TABLE}_no_truncate ON {TABLE}",
    f"DROP FUNCTION {TABLE}_is_append_only()",
]


def forbid_change(apps: Any, schema_editor: Any) -> None:
    """Set the triggers of the database at hand."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def allow_change(apps: Any, schema_editor: Any) -> None:
    """Take the triggers away again."""
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE_UNDO if on_sqlite else POSTGRESQL_UNDO:
        schema_editor.execute(statement)
