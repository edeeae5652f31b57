from collections.abc import Callable
from typing import Any

from django.db import connections, transaction
from django.db.backends.postgresql import base

from enishi.walls.inside import held
from enishi.walls.keys import NOTHING, Keys

Execute = Callable[[str, Any, bool, dict[str, Any]], Any]


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose transactions carry the keys of the code that runs, and lose them again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._told: Keys | None = None
        self.execute_wrappers.append(self._never_without_keys)

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]  # the stubs leave it out
        self._told = None

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]  # the stubs leave it out
        # What was told since the savepoint is forgotten with everything else.
        self._told = None

    def _never_without_keys(
        self, execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        """Tell the transaction whose keys count before a statement, if others counted before it.

        A single statement is given a transaction of its own, as keys last no longer than that.
        """
        keys = held()
        if keys is None and self._told is None:
            return execute(sql, params, many, context)
        if self.in_atomic_block:
            if keys is not self._told and not str(sql).startswith("ROLLBACK"):
                self._tell(keys or NOTHING)
            return execute(sql, params, many, context)
        # A copy of the connection cannot be asked for by its alias, and goes without keys.
        is_a_copy = connections[self.alias] is not self
        if keys is None or not self.autocommit or is_a_copy:
            return execute(sql, params, many, context)
        with transaction.atomic(using=self.alias):
            return self._never_without_keys(execute, sql, params, many, context)

    def _tell(self, keys: Keys) -> None:
        """Set what the policies read, for this transaction only."""
        settings = keys.settings()
        calls = ", ".join("set_config(%s, %s, true)" for _ in settings)
        with self.wrap_database_errors:
            words = [word for pair in settings.items() for word in pair]
            self.connection.execute(f"SELECT {calls}", words)
        self._told = held()
