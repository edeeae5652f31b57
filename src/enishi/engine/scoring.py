"""Scoring everybody exactly: one pass over the postings, one over the people, one again on top."""

import numba as nb
import numpy as np
from numpy.typing import NDArray

from enishi.engine.asking import Question
from enishi.engine.collection import Collection
from enishi.engine.labels import CHARACTERS
from enishi.engine.postings import Float32s, Int32s, accumulate
from enishi.engine.weights import Weights

POOL = 2_000  # people whom single characters rank again


def passage_scores(collection: Collection, question: Question) -> Float32s:
    """Return what each passage gets from all channels but single characters (passages,)."""
    totals = np.zeros(collection.passages, np.float32)
    for name, asked in question.items():
        if name != CHARACTERS:
            held = collection.channels[name].postings
            accumulate(
                held.starts, held.documents, held.weights, asked.terms, asked.factors, totals
            )
    return totals


def best_people(
    collection: Collection,
    question: Question,
    *,
    others: Float32s,
    allowed: NDArray[np.bool_],
    weights: Weights,
    top: int,
) -> tuple[Int32s, Float32s, Float32s]:
    """Return the `top` people with the highest scores above 0, best first, ties by number.

    Returned are their numbers and scores, and the score of everybody (people,), 0 where masked.

    Single characters count for the POOL best by everything else; for everybody when the rest
    brought fewer than that. `others` (people,) is added to what the texts give; `allowed` (people,)
    is the mask.
    """
    totals = passage_scores(collection, question)
    asked, held = question[CHARACTERS], collection.characters_by_passage
    factors = np.zeros(collection.channels[CHARACTERS].postings.size, np.float32)
    factors[asked.terms] = asked.factors
    best, breadth = np.float32(weights.best), np.float32(weights.breadth)
    reliance, limits = collection.reliance, collection.limits
    everybody = np.zeros(collection.people, np.float32)
    pool, _ = _scan(
        totals, reliance, limits, others, allowed, best, breadth, max(POOL, top), everybody
    )
    chosen = allowed
    if len(pool) < POOL:
        whole = collection.channels[CHARACTERS].postings
        accumulate(whole.starts, whole.documents, whole.weights, asked.terms, asked.factors, totals)
    else:
        _add_characters(totals, pool, limits, held.limits, held.terms, held.weights, factors)
        chosen = np.zeros(collection.people, np.bool_)
        chosen[pool] = True
    numbers, scores = _scan(totals, reliance, limits, others, chosen, best, breadth, top, everybody)
    order = np.lexsort((numbers, -scores))
    return numbers[order], scores[order], everybody


@nb.njit(cache=True)
def _worse(score, number, other, another):  # type: ignore[no-untyped-def]
    """Say whether the first of two scored people stands lower; among equals the later one does."""
    return score < other or (score == other and number > another)


@nb.njit(cache=True)
def _risen(scores, numbers, place, score, person):  # type: ignore[no-untyped-def]
    while place > 0:
        above = (place - 1) // 2
        if _worse(scores[above], numbers[above], score, person):
            break
        scores[place], numbers[place] = scores[above], numbers[above]
        place = above
    return place


@nb.njit(cache=True)
def _sunk(scores, numbers, held, score, person):  # type: ignore[no-untyped-def]
    place = 0
    while 2 * place + 1 < held:
        below = 2 * place + 1
        if below + 1 < held and _worse(
            scores[below + 1], numbers[below + 1], scores[below], numbers[below]
        ):
            below += 1
        if _worse(score, person, scores[below], numbers[below]):
            break
        scores[place], numbers[place] = scores[below], numbers[below]
        place = below
    return place


@nb.njit(cache=True)
def _scan(totals, reliance, limits, others, allowed, best, breadth, top, everybody):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Keep the `top` best in a heap with the worst at its root: once full, most need one look."""
    numbers = np.empty(top, np.int32)
    scores = np.empty(top, np.float32)
    held = 0
    for person in range(len(limits) - 1):
        if not allowed[person]:
            continue
        most = np.float32(0)
        whole = np.float32(0)
        first, last = limits[person], limits[person + 1]
        for passage in range(first, last):
            score = reliance[passage] * totals[passage]
            whole += score
            most = max(most, score)
        score = others[person]
        if last > first:
            score += best * most + breadth * whole / np.float32(np.sqrt(last - first))
        everybody[person] = score
        if score <= 0 or (held == top and score <= scores[0]):
            continue
        if held < top:
            held += 1
            place = _risen(scores, numbers, held - 1, score, person)
        else:
            place = _sunk(scores, numbers, held, score, person)
        scores[place] = score
        numbers[place] = person
    return numbers[:held].copy(), scores[:held].copy()


@nb.njit(cache=True)
def _add_characters(totals, pool, limits, by, terms, weights, wanted):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    for person in pool:
        for passage in range(limits[person], limits[person + 1]):
            score = np.float32(0)
            for place in range(by[passage], by[passage + 1]):
                score += wanted[terms[place]] * weights[place]
            totals[passage] += score
