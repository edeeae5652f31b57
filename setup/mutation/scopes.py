"""Scopes that let everything through, over one pair of bodies: a process for each would be slow."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from setup.mutation.guards import Guard, running

# Of the tests nothing is typed.
asked: Any = import_module("tests.walls.scopes")


def noticed(guard: Guard, own: Any) -> bool:
    """Whether what tests/walls/test_scopes.py asks of the scope's model is no longer so."""
    rows = guard.within.partition(".")[0]
    mine = [m for m in asked.SCOPED if type(m._default_manager.all()).__name__ == rows]
    with gone(guard):
        return any(asked.shows_too_much(model, own) for model in mine)


@contextmanager
def gone(guard: Guard) -> Iterator[None]:
    """Without the guard, for the length of a block."""
    function = running(guard.path, guard.within)
    code = function.__code__
    guard.take_away()
    try:
        yield
    finally:
        function.__code__ = code
