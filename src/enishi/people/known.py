"""What is known of the person who asks is read once, and not inside every question of a page.

Each scope asks for whom somebody works, which company he speaks for and which card is his own.
Asked inside every question, that costs more than the walls do; where it is known, the scope names
the rows by their numbers, and a way in that he does not have is not asked about at all. Whether he
may do something, a transition asks the database itself (`people/standing`).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol

from enishi.walls.inside import held
from enishi.walls.keys import Keys


class Parts(Protocol):
    """What is known of somebody: his roles, and the bodies that he works for today."""

    @property
    def roles(self) -> frozenset[str]: ...
    @property
    def bodies(self) -> Sequence[Any]: ...


_known: ContextVar[tuple[int, Parts] | None] = ContextVar("parts", default=None)


@contextmanager
def known(person: int, parts: Parts) -> Iterator[None]:
    """Let the parts of one person count until the end of the block."""
    before = _known.set((person, parts))
    try:
        yield
    finally:
        _known.reset(before)


def parts_of(person: int) -> Parts | None:
    """The parts of a person, if they are known."""
    whose = _known.get()
    return whose[1] if whose and whose[0] == person else None


def keys_of(person: int) -> Keys | None:
    """The keys of a person, if it is he who reads; his company and his card stand in them."""
    keys = held()
    return keys if keys and keys.person == person else None
