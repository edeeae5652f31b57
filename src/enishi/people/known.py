"""While a page is only read, the parts that its reader plays are read once, not in every question.

Each scope asks for whom somebody works. Asked inside every question, that costs more than the
walls; nothing that a page reads can change the answer before the page is there.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol


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
