"""What a page asks the database, without what only opens and closes its transaction."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

FRAME = ("SAVEPOINT", "RELEASE", "ROLLBACK", "SET LOCAL ROLE", "RESET ROLE", "BEGIN", "COMMIT")


@contextmanager
def asked() -> Iterator[list[str]]:
    """Yield a list that holds the statements when the block has ended."""
    statements: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield statements
    said = [query["sql"] for query in captured.captured_queries]
    statements += [sql for sql in said if not sql.startswith(FRAME)]
