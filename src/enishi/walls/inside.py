"""Who reads and writes: set for a stretch of code, told to the database in every transaction.

Without keys PostgreSQL shows no row of any body. On SQLite there is no second wall, and the keys
are only remembered.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from enishi.walls.keys import EVERYTHING, NOTHING, Keys, Named

_held: ContextVar[Keys | None] = ContextVar("keys", default=None)


def held() -> Keys | None:
    """The keys of the code that runs; None before anybody has said who reads."""
    return _held.get()


@contextmanager
def inside(keys: Keys) -> Iterator[None]:
    """Read and write with these keys and no others, until the end of the block."""
    before = _held.set(keys)
    try:
        yield
    finally:
        _held.reset(before)


@contextmanager
def entered_by(person: Named | None, *, names: tuple[str, ...] = ()) -> Iterator[None]:
    """With the keys that a person holds today; with none of any body for somebody unknown."""
    keys = NOTHING
    if person is not None and connection.vendor != "sqlite":
        keys = import_string(settings.KEYS_OF)(person)
    with inside(keys.widened(names=names)):
        yield


@contextmanager
def widened(*bodies: Named, names: tuple[str, ...] = ()) -> Iterator[None]:
    """Also as these bodies, or as the bearer of a link: for code that has made sure of it."""
    with inside((held() or NOTHING).widened(*bodies, names=names)):
        yield


@contextmanager
def everything() -> Iterator[None]:
    """As the machine itself: an index over all bodies, a command, a data migration, a check.

    Fetch all rows before the block ends: a QuerySet that is read later sees nothing.
    """
    with inside(EVERYTHING):
        yield
