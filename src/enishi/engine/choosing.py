"""Choosing candidates from a register: scored, then explained, and only those who can be quoted."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from enishi.engine.answers import Candidate, Exclusion
from enishi.engine.asked_need import AskedNeed
from enishi.engine.bands import band_of, reachable
from enishi.engine.conditions import CODES, FREE, NOT_CONSIDERED, Reasons
from enishi.engine.evidence import Hearing
from enishi.engine.evident import leave_out_others
from enishi.engine.explaining import closeness, explained
from enishi.engine.postings import Float32s, accumulate
from enishi.engine.register import Register
from enishi.engine.scoring import Best, best_people, everybody_is_near
from enishi.engine.shelf import Shelf
from enishi.engine.weights import Weights
from enishi.reference.wording import Wording

A_FEW = 3  # more than asked for that are fetched at once
SPARE = 45  # how many more than asked for are looked at, for those who cannot be quoted


@dataclass(frozen=True, slots=True)
class Chosen:
    """The candidates, best first, the scores they were chosen by, and what went wrong meanwhile."""

    candidates: tuple[Candidate, ...]
    best: Best
    notices: tuple[Wording, ...]


def choose(
    register: Register,
    asked: AskedNeed,
    codes: Sequence[Reasons],
    *,
    top: int,
    spans: bool,
    everybody: bool,
) -> Chosen:
    """Return the candidates, best first, and the scores they were chosen by.

    Whoever cannot be quoted gets the code of NO_EVIDENCE in `codes`. In a register small enough for
    everybody's sense to be looked at, nobody is left out for sharing no word.
    """
    hearing = Hearing.by_the_table(register.collection, asked.question)
    by_sense = len(hearing.nearness) > 0 and everybody_is_near(register.collection)
    for shelf, code in zip(register.shelves, codes, strict=True):
        if not by_sense:
            leave_out_others(code, asked, shelf.segment, shelf.structure)
    reach = reachable(asked.need, asked.wanted, register.weights)
    best = best_people(
        register.collection,
        asked.question,
        others=[structured_scores(shelf, asked, register.weights) for shelf in register.shelves],
        allowed=[code == FREE for code in codes],
        weights=register.weights,
        ties=[shelf.ties for shelf in register.shelves],
        names=register.ids,
        top=top + SPARE,
        nearness=hearing.nearness,
        everybody=everybody,
    )
    near = [
        number
        for number, score in zip(best.numbers.tolist(), best.scores.tolist(), strict=True)
        if band_of(score, reach) is not None
    ]
    candidates: list[Candidate] = []
    failed: tuple[Wording, ...] = ()
    at_once = len(near) if register.meaning else top + A_FEW
    while near and len(candidates) < top:
        ids = {number: register.id(number) for number in near[:at_once]}
        experts = register.fetch(list(ids.values()))
        close, failed = closeness(register, asked, experts)
        for number, name in ids.items():
            if len(candidates) == top and not close:
                break
            expert = experts.get(name)
            candidate = (
                explained(
                    register, expert, asked, hearing, number, spans=spans, close=close.get(name)
                )
                if expert
                else None
            )
            if candidate is not None:
                candidates.append(candidate)
                continue
            piece, place = register.collection.place(number)
            codes[piece][place] = CODES[Exclusion.NO_EVIDENCE] if expert else NOT_CONSIDERED
        near = near[at_once:]
    candidates.sort(key=lambda candidate: (-candidate.score, candidate.expert))
    return Chosen(tuple(candidates[:top]), best, failed)


def structured_scores(shelf: Shelf, asked: AskedNeed, weights: Weights) -> Float32s:
    """Return what everybody gets from function, field, industry and place (people,)."""
    held = shelf.structure.categories
    points = shelf.structure.beside_function(asked.need, weights)
    for wish, weight in (
        (asked.wanted.functions, weights.function),
        (asked.wanted.fields, weights.field),
    ):
        factors = (wish.factors * np.float32(weight)).astype(np.float32)
        accumulate(held.starts, held.documents, held.weights, wish.terms, factors, points)
    return points
