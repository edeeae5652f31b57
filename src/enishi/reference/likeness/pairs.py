from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, Protocol, TypeVar

from enishi.reference.likeness.evidence import Likeness, Pair

# A telephone number that forty cards share is the office's, and tells nobody from anybody.
MOST_IN_A_BLOCK = 40


class Marks(Protocol):
    """A record's marks: its key, and under what it is looked for."""

    @property
    def key(self) -> Hashable: ...

    def blocks(self) -> Iterator[Hashable]: ...


M = TypeVar("M", bound=Any)
Compare = Callable[[M, M], Likeness]


def likely_pairs(records: Sequence[M], compare: Compare[M]) -> list[Pair]:
    """Every two records that are alike, the most alike first."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        for block in set(record.blocks()):
            blocks[block].append(number)
    seen: set[tuple[int, int]] = set()
    for numbers in blocks.values():
        if 2 <= len(numbers) <= MOST_IN_A_BLOCK:
            seen.update(combinations(numbers, 2))
    found = [
        Pair(records[a].key, records[b].key, likeness)
        for a, b in sorted(seen)
        if (likeness := compare(records[a], records[b])).is_alike
    ]
    return sorted(found, key=lambda pair: -pair.likeness.points)


def alike(one: M, others: Iterable[M], compare: Compare[M]) -> list[Pair]:
    """The records that are like one, the most alike first."""
    found = [
        Pair(one.key, other.key, likeness)
        for other in others
        if other.key != one.key and (likeness := compare(one, other)).is_alike
    ]
    return sorted(found, key=lambda pair: -pair.likeness.points)
