from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus

from enishi.walls.inside import held
from enishi.walls.keys import Keys

Execute = Callable[[str, Any, bool, dict[str, Any]], Any]


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose transactions carry the keys of the code that runs, and lose them again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.execute_wrappers.append(self._never_without_keys)

    def tell(self, keys: Keys) -> None:
        """Tell the transaction that is open, if one is, whose keys count from here on."""
        if self.in_atomic_block and not self.closed_in_transaction:
            self._set(keys)

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]  # the stubs leave it out
        keys = held()
        if not autocommit and keys is not None:
            with self.wrap_database_errors:
                self._set(keys)

    def _set(self, keys: Keys) -> None:
        """Set what the policies read, for this transaction only; a broken one is left alone."""
        told = self.connection
        if told is None or told.info.transaction_status == TransactionStatus.INERROR:
            return
        settings = keys.settings()
        calls = ", ".join("set_config(%s, %s, true)" for _ in settings)
        told.execute(f"SELECT {calls}", [word for pair in settings.items() for word in pair])

    def _never_without_keys(
        self, execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        """Give a single statement a transaction of its own, as keys last no longer than that."""
        if self.in_atomic_block or held() is None or not self.autocommit:
            return execute(sql, params, many, context)
        with transaction.atomic(using=self.alias):
            return execute(sql, params, many, context)
