"""Two people at once, on PostgreSQL: what one commits, the other sees or waits for."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from enishi.walls.inside import everything

only_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="only PostgreSQL has two writers at once"
)

APPEND_ONLY = ("logbook_entry", "logbook_reading", "logbook_knock")


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Let a test really commit, and empty our tables afterwards, the logbook's too."""
    with django_db_blocker.unblock():
        yield
        ours = [m._meta.db_table for m in apps.get_models() if m.__module__.startswith("enishi.")]
        with connection.cursor() as cursor:
            for table in APPEND_ONLY:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(f"TRUNCATE {', '.join(ours)} CASCADE")
            for table in APPEND_ONLY:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        connection.close()


class Beside:
    """Work done on a connection of its own, beside what the test does on its own."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work
        self._came: list[Any] = []
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def waits(self, seconds: float = 0.4) -> bool:
        """Say whether the work is still held up after a moment."""
        self._thread.join(timeout=seconds)
        return self._thread.is_alive()

    def outcome(self) -> Any:
        """Return what the work gave back, or the error that ended it."""
        self._thread.join()  # the database ends what waits in vain
        return self._came[0]

    def _run(self) -> None:
        try:
            with everything():
                self._came.append(self._work())
        except Exception as error:
            self._came.append(error)
        finally:
            connection.close()
