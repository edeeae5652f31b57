"""A collection: segments one after the other, and who of each is gone.

A large segment stays as it is, in memory or mapped from a file that several processes share; those
who are new or changed stand in a small one behind it. Numbers of documents, frequencies and mean
lengths are always those of the people who are there, so that the scores are those of a fresh build,
to the last bit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numba as nb
import numpy as np

from enishi.engine.keys import Keys
from enishi.engine.postings import Float32s, Float64s, Int32s
from enishi.engine.segment import Bools, Segment, rest_of
from enishi.engine.weights import Weights

MOST_PIECES = 8  # behind the first


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment, who of it is there (people,), and what to take off its figures.

    `gone` lists for each channel the terms of the passages that are gone, ascending, once for each
    passage; `passages` and `lengths` count what is there.
    """

    segment: Segment
    alive: Bools
    gone: Mapping[str, Int32s]
    passages: int
    lengths: Mapping[str, int]

    def frequency(self, channel: str, terms: Int32s) -> Float64s:
        """Return in how many passages that are there each term stands; 0 for -1."""
        starts, gone = self.segment.strands[channel].starts, self.gone[channel]
        known = np.maximum(terms, 0)
        held = (starts[1:][known] - starts[known] if len(starts) > 1 else known * 0).astype(float)
        if len(gone):
            held -= np.searchsorted(gone, known, "right") - np.searchsorted(gone, known)
        return np.where(terms >= 0, held, 0.0)

    def without(self, numbers: Int32s) -> "Piece":
        """Return the same without some people who are there."""
        if not len(numbers):
            return self
        alive = self.alive.copy()
        alive[numbers] = False
        limits = self.segment.limits
        passages = _runs(limits[numbers], limits[numbers + 1])
        gone, lengths = {}, {}
        for name, strand in self.segment.strands.items():
            rows = _runs(strand.limits[passages], strand.limits[passages + 1])
            gone[name] = _merged(self.gone[name], np.sort(strand.terms[rows]))
            lengths[name] = self.lengths[name] - int(strand.sizes[passages].sum(dtype=np.int64))
        return Piece(self.segment, alive, gone, self.passages - len(passages), lengths)


def piece(segment: Segment) -> Piece:
    """Return a segment of which everybody is there."""
    return Piece(
        segment,
        np.ones(segment.people, np.bool_),
        dict.fromkeys(segment.strands, np.zeros(0, np.int32)),
        segment.passages,
        {name: int(strand.sizes.sum(dtype=np.int64)) for name, strand in segment.strands.items()},
    )


@dataclass(frozen=True, slots=True)
class Collection:
    """Everybody: person n is the (n - first)th of the piece whose people begin at `first`.

    So many people are `alive`, with so many `passages`; `worths` has for each piece, channel by
    channel, what each form is worth (forms,).
    """

    pieces: tuple[Piece, ...]
    weights: Weights
    alive: int = field(init=False)
    passages: int = field(init=False)
    worths: tuple[Mapping[str, Float32s], ...] = field(init=False)

    def __post_init__(self) -> None:
        alive = sum(int(np.count_nonzero(each.alive)) for each in self.pieces)
        object.__setattr__(self, "alive", alive)
        object.__setattr__(self, "passages", sum(each.passages for each in self.pieces))
        object.__setattr__(self, "worths", tuple(map(self._worth, self.pieces)))

    def _worth(self, piece: Piece) -> dict[str, Float32s]:
        return {
            name: strand.worth(self.mean(name), self.weights.k1, self.weights.b)
            for name, strand in piece.segment.strands.items()
        }

    @property
    def channels(self) -> tuple[str, ...]:
        """Return the names of the channels."""
        return tuple(self.pieces[0].segment.strands)

    @property
    def people(self) -> int:
        """Return how many numbers of people there are, those of people gone among them."""
        return sum(each.segment.people for each in self.pieces)

    def mean(self, channel: str) -> float:
        """Return the mean length of a passage in terms of a channel, at least 1."""
        whole = sum(each.lengths[channel] for each in self.pieces)
        return max(1.0, whole / max(1, self.passages))

    def frequency(self, channel: str, keys: Keys) -> Float64s:
        """Return in how many passages each term stands; 0 for keys that nobody uses."""
        counts = np.zeros(len(keys))
        for each in self.pieces:
            counts += each.frequency(channel, each.segment.strands[channel].find(keys))
        return counts

    def place(self, person: int) -> tuple[int, int]:
        """Return the piece in which a person stands, and the number there."""
        for number, each in enumerate(self.pieces):
            if person < each.segment.people:
                return number, person
            person -= each.segment.people
        raise IndexError(person)

    def succeeded(self, fresh: Segment, gone: Sequence[Int32s]) -> "Collection":
        """Return the collection with some people gone, by their numbers in each piece, and others
        come.

        Those who came make a piece of their own, together with pieces that are not much larger.
        """
        kept = [each.without(lost) for each, lost in zip(self.pieces, gone, strict=True)]
        alone = joining([each.segment.people for each in kept[1:]], fresh.people)
        small = [(each.segment, each.alive) for each in kept[1 + alone :]]
        if small:
            fresh = rest_of([*small, (fresh, np.ones(fresh.people, np.bool_))])
        return Collection((*kept[: 1 + alone], piece(fresh)), self.weights)

    def merged(self) -> "Collection":
        """Return the same people as one piece."""
        whole = rest_of([(each.segment, each.alive) for each in self.pieces])
        return Collection((piece(whole),), self.weights)


def joining(sizes: Sequence[int], coming: int) -> int:
    """Return how many pieces stay as they are when others come; the rest join those.

    From MOST_PIECES on, a piece is joined by what is more than half its size, so there are never
    many, and nobody is moved often (O'Neil and others, The log-structured merge-tree, 1996).
    """
    alone, size = len(sizes), coming
    if alone < MOST_PIECES:
        return alone
    while alone and sizes[alone - 1] < 2 * size:
        alone -= 1
        size += sizes[alone]
    return alone


def _runs(first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Return first[0]..last[0]-1, first[1]..last[1]-1 and so on, one after the other."""
    counts = last - first
    steps = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.asarray(np.repeat(first, counts) + steps)


@nb.njit(cache=True)
def _merged(one, other):  # type: ignore[no-untyped-def]
    """Return what two ascending arrays hold, ascending: sorting it all takes ten times as long."""
    both = np.empty(len(one) + len(other), np.int32)
    first, second = 0, 0
    for place in range(len(both)):
        if second == len(other) or (first < len(one) and one[first] <= other[second]):
            both[place] = one[first]
            first += 1
        else:
            both[place] = other[second]
            second += 1
    return both
