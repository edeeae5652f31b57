"""Scoring everybody exactly: one pass over the postings, one over the people, one again on top.

Term at a time, in the order of the keys, into one array of single precision; then the best are kept
in a heap. People stand in blocks: one whose best passage and best points besides could lift nobody
over the worst of those held is passed over, so most people are looked at only as part of a maximum.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from enishi.engine.asking import Question
from enishi.engine.collection import Collection, Piece
from enishi.engine.keys import Keys
from enishi.engine.labels import CHARACTERS, WORDS
from enishi.engine.nearness import nearness_of
from enishi.engine.postings import Float32s, Int64s
from enishi.engine.scanning import Crowd, Heap
from enishi.engine.segment import Bools
from enishi.engine.sense import add_to_people
from enishi.engine.weights import Weights

POOL = 2_000  # people whom single characters rank again
NO_POINTS, NO_TIES = np.zeros(0, np.float32), np.zeros(0, np.uint64)
_spare = threading.local()


@dataclass(frozen=True, slots=True)
class Best:
    """The best people, best first, and on request what everybody of each piece got (people,)."""

    numbers: Int64s
    scores: Float32s
    everybody: tuple[Float32s, ...] = ()


def best_people(
    collection: Collection,
    question: Question,
    *,
    allowed: Sequence[Bools],
    weights: Weights,
    top: int,
    others: Sequence[Float32s] | None = None,
    ties: Sequence[Keys] | None = None,
    everybody: bool = False,
) -> Best:
    """Return the `top` people with the highest scores above 0, best first.

    Each sequence has an array for each piece of the collection: `allowed` (people,) is the mask,
    `others` (people,) is added to what the texts give, `ties` (people,) says who goes first among
    equals, the smaller one; without it, and after it, the number does.

    Single characters count for the POOL best by everything else; for everybody when the rest
    brought fewer than that.
    """
    with _totals(collection) as totals:
        _accumulate(collection, question, totals, [n for n in question if n != CHARACTERS])
        crowds = [
            Crowd(
                each.segment,
                totals[number],
                others[number] if others else NO_POINTS,
                allowed[number],
                ties[number] if ties else NO_TIES,
                first,
            )
            for number, (first, each) in enumerate(_pieces(collection))
        ]
        characters = CHARACTERS in question and len(question[CHARACTERS].keys) > 0
        nearness = _nearness(question, weights)
        few = collection.people <= POOL
        if few:
            _count_sense(nearness, crowds, np.arange(collection.people), weights)
        again = characters or (len(nearness) and not few)
        heap = _scanned(crowds, max(POOL, top) if again else top, weights)
        if not few:
            _count_sense(nearness, crowds, heap.numbers[: heap.held], weights)
            heap.score_again(crowds, weights)
        if characters and heap.held < POOL:
            _accumulate(collection, question, totals, [CHARACTERS])
            heap, characters = _scanned(crowds, top, weights), False
        found = tuple(each.everybody(weights) for each in crowds) if everybody else ()
        if characters:
            _count_characters(collection, question, heap, crowds, weights)
            for crowd, scores in zip(crowds, found, strict=False):
                numbers = heap.numbers[: heap.held] - crowd.first
                mine = (numbers >= 0) & (numbers < len(scores))
                scores[numbers[mine]] = heap.scores[: heap.held][mine]
        return Best(*heap.best(top), found)


def _nearness(question: Question, weights: Weights) -> Float32s:
    if not weights.sense:
        return NO_POINTS
    return nearness_of(question[WORDS])


def _count_sense(
    nearness: Float32s, crowds: Sequence[Crowd], numbers: Int64s, weights: Weights
) -> None:
    """Add to what the texts of some people got how near they are in sense."""
    if not len(nearness):
        return
    for crowd in crowds:
        strand, senses = crowd.segment.strands[WORDS], crowd.segment.senses
        add_to_people(
            *(crowd.totals, crowd.segment.limits, strand.limits, strand.terms, strand.row_forms),
            *(strand.meanings, nearness[senses.rows], senses.lengths),
            *(weights.sense, numbers, crowd.first),
        )


def _scanned(crowds: Sequence[Crowd], top: int, weights: Weights) -> Heap:
    heap = Heap(top)
    for crowd in crowds:
        heap.scan(crowd, weights)
    return heap


def _count_characters(
    collection: Collection,
    question: Question,
    heap: Heap,
    crowds: Sequence[Crowd],
    weights: Weights,
) -> None:
    """Rank the people of a heap again with single characters counted too."""
    asked = question[CHARACTERS]
    for crowd, worths in zip(crowds, collection.worths, strict=True):
        strand = crowd.segment.strands[CHARACTERS]
        factors = np.zeros(len(strand.keys) + 1, np.float32)
        factors[strand.find(asked.keys)] = asked.factors
        factors[-1] = 0  # where those went that nobody here uses
        heap.count(crowd, strand, worth=worths[CHARACTERS], factors=factors, weights=weights)


def _accumulate(
    collection: Collection, question: Question, totals: Sequence[Float32s], names: Sequence[str]
) -> None:
    for number, each in enumerate(collection.pieces):
        for name in names:
            strand, asked = each.segment.strands[name], question[name]
            worth = collection.worths[number][name]
            strand.accumulate(strand.find(asked.keys), asked.factors, worth, totals[number])


def _pieces(collection: Collection) -> Iterator[tuple[int, Piece]]:
    """Yield each piece after the number of its first person."""
    first = 0
    for each in collection.pieces:
        yield first, each
        first += each.segment.people


@contextmanager
def _totals(collection: Collection) -> Iterator[list[Float32s]]:
    """Lend this thread's arrays of zeros, one for each piece, and take them back as zeros."""
    kept: dict[tuple[int, int], Float32s] = getattr(_spare, "totals", {})
    _spare.totals = {}
    lent = {}
    for number, each in enumerate(collection.pieces):
        key = (number, each.segment.passages)
        lent[key] = kept[key] if key in kept else np.zeros(key[1], np.float32)
    yield list(lent.values())
    for array in lent.values():
        array.fill(0)
    _spare.totals = lent
