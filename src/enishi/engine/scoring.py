"""Scoring everybody exactly: one pass over the postings, one over the people, one again on top.

Term at a time, in the order of the keys, into one array of single precision; then the best are kept
in a heap, in the same pass where a single channel is all there is. Sense and single characters
count for the people at the top only, and are read from their own rows.
"""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from enishi.engine.asking import Question
from enishi.engine.collection import Collection, Piece
from enishi.engine.crowds import Crowd
from enishi.engine.keys import Keys
from enishi.engine.labels import CHARACTERS, WORDS
from enishi.engine.nearness import nearness_of
from enishi.engine.postings import Float32s, Int64s
from enishi.engine.scanning import Heap, NamesOf
from enishi.engine.segment import Bools
from enishi.engine.sense import add_to_people
from enishi.engine.strand import Lists
from enishi.engine.weights import Weights

POOL = 2_000  # people whom sense and single characters rank again
NO_POINTS, NO_TIES = np.zeros(0, np.float32), np.zeros(0, np.uint64)
_spare = threading.local()


@dataclass(frozen=True, slots=True)
class Best:
    """The best people, best first, and on request what everybody of each piece got (people,)."""

    numbers: Int64s
    scores: Float32s
    everybody: tuple[Float32s, ...] = ()


def everybody_is_near(collection: Collection) -> bool:
    """Say whether there are so few people that everybody's sense and single characters count."""
    return collection.alive <= POOL


def best_people(
    collection: Collection,
    question: Question,
    *,
    allowed: Sequence[Bools],
    weights: Weights,
    top: int,
    others: Sequence[Float32s] | None = None,
    ties: Sequence[Keys] | None = None,
    names: NamesOf | None = None,
    nearness: Float32s | None = None,
    everybody: bool = False,
) -> Best:
    """Return the `top` people with the highest scores above 0, best first.

    Each sequence has an array for each piece of the collection: `allowed` (people,) is the mask,
    `others` (people,) is added to what the texts give, `ties` (people,) says who goes first among
    equals, the smaller one; after it, or without it, the name by `names` does, or the number.
    `nearness` is that of the question, if it is known already.

    Single characters count for the POOL best by everything else; for everybody when the rest
    brought fewer than that.
    """
    totals = _lent_totals(collection)
    channels = [name for name in collection.channels if name in question and name != CHARACTERS]
    characters = CHARACTERS in question and len(question[CHARACTERS].keys) > 0
    if nearness is None or not weights.sense:
        nearness = nearness_of(question[WORDS]) if weights.sense else NO_POINTS
    few = everybody_is_near(collection)
    again = characters or (len(nearness) > 0 and not few)
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
    alone = not (few or again or everybody or channels[1:])
    heap = Heap(max(POOL, top) if again else top, names)
    if alone:
        for crowd, lists in zip(crowds, _lists(collection, question, channels[0]), strict=True):
            heap.scan_alone(crowd, lists, weights)
    else:
        for name in channels:
            _accumulate(_lists(collection, question, name), totals)
        if few:
            _count_sense(nearness, crowds, np.arange(collection.people), weights)
        heap.scan(crowds, weights)
    if characters and heap.held < POOL:
        _accumulate(_lists(collection, question, CHARACTERS), totals)
        heap, characters = Heap(max(POOL, top), names), False
        heap.scan(crowds, weights)
    if len(nearness) and not few:
        _count_sense(nearness, crowds, heap.numbers[: heap.held], weights)
    if characters:
        _count_characters(collection, question, heap, crowds)
    if again:
        heap.score_again(crowds, weights)
    found = tuple(each.everybody(weights) for each in crowds) if everybody else ()
    _take_back(totals, zeros=alone)
    return Best(*heap.best(top), found)


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
            *(senses.counted(strand), senses.nears(nearness), senses.lengths),
            *(weights.sense, numbers, crowd.first),
        )


def _count_characters(
    collection: Collection, question: Question, heap: Heap, crowds: Sequence[Crowd]
) -> None:
    """Add to what the texts of those held got what single characters give."""
    asked = question[CHARACTERS]
    for crowd, worths in zip(crowds, collection.worths, strict=True):
        strand = crowd.segment.strands[CHARACTERS]
        factors = np.zeros(len(strand.keys) + 1, np.float32)
        factors[strand.find(asked.keys)] = asked.factors
        factors[-1] = 0  # where those went that nobody here uses
        heap.hear(crowd, strand, worths[CHARACTERS], factors)


def _accumulate(lists: Sequence[Lists], totals: Sequence[Float32s]) -> None:
    for each, added in zip(lists, totals, strict=True):
        each.accumulate(added)


def _lists(collection: Collection, question: Question, name: str) -> list[Lists]:
    """Return for each piece what the question asks of one channel."""
    asked, found = question[name], []
    for each, worths in zip(collection.pieces, collection.worths, strict=True):
        strand = each.segment.strands[name]
        terms = strand.find(asked.keys)
        there = terms >= 0
        found.append(Lists(strand, worths[name], terms[there], asked.factors[there]))
    return found


def _pieces(collection: Collection) -> Iterator[tuple[int, Piece]]:
    """Yield each piece after the number of its first person."""
    first = 0
    for each in collection.pieces:
        yield first, each
        first += each.segment.people


def _lent_totals(collection: Collection) -> list[Float32s]:
    """Lend this thread's arrays of zeros, one for each piece."""
    kept: dict[tuple[int, int], Float32s] = getattr(_spare, "totals", {})
    _spare.totals = {}
    sizes = [(number, each.segment.passages) for number, each in enumerate(collection.pieces)]
    return [kept[key] if key in kept else np.zeros(key[1], np.float32) for key in sizes]


def _take_back(totals: Sequence[Float32s], *, zeros: bool) -> None:
    """Keep the arrays for this thread's next question, as zeros; what was lent and lost is gone."""
    for array in totals if not zeros else ():
        array.fill(0)
    _spare.totals = {(number, len(array)): array for number, array in enumerate(totals)}
