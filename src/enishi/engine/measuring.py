"""How good a ranking is against judgements, and whether one is better than another.

nDCG after Järvelin and Kekäläinen (2002), gains 2^grade - 1, discount log₂(rank + 1); the
reciprocal rank of the first relevant document (Voorhees 1999); recall; the paired randomisation
test after Smucker, Allan and Carterette (2007). A document is relevant when its grade is above 0.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Grades = Mapping[str, Mapping[str, float]]
Run = Mapping[str, Sequence[str]]
CUT, DEPTH = 10, 100
ROUNDS = 10_000
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Measures:
    """One figure for each judged query (queries,), in the order of `queries`, each 0 to 1."""

    queries: tuple[str, ...]
    ndcg: tuple[float, ...]
    reciprocal_rank: tuple[float, ...]
    recall: tuple[float, ...]


def measure(run: Run, grades: Grades) -> Measures:
    """Return the measures of a run for every query with something relevant.

    A query that the run does not answer counts 0. nDCG looks at the first 10, recall at the first
    100, the reciprocal rank at all.
    """
    queries = tuple(
        query for query, judged in grades.items() if any(grade > 0 for grade in judged.values())
    )
    answers = [(run.get(query, ()), grades[query]) for query in queries]
    return Measures(
        queries,
        tuple(ndcg(found, judged) for found, judged in answers),
        tuple(reciprocal_rank(found, judged) for found, judged in answers),
        tuple(recall(found, judged) for found, judged in answers),
    )


def ndcg(found: Sequence[str], judged: Mapping[str, float], cut: int = CUT) -> float:
    """Return nDCG at `cut`, 0 without anything relevant."""

    def gain(grades: Sequence[float]) -> float:
        return sum((2 ** max(g, 0.0) - 1) / math.log2(at + 2) for at, g in enumerate(grades))

    best = gain(sorted(judged.values(), reverse=True)[:cut])
    return gain([judged.get(document, 0.0) for document in found[:cut]]) / best if best else 0.0


def reciprocal_rank(found: Sequence[str], judged: Mapping[str, float]) -> float:
    """Return 1 / rank of the first relevant document, 0 when there is none."""
    ranks = (at for at, document in enumerate(found, 1) if judged.get(document, 0.0) > 0)
    return 1 / next(ranks, math.inf)


def recall(found: Sequence[str], judged: Mapping[str, float], depth: int = DEPTH) -> float:
    """Return the share of the relevant documents among the first `depth`."""
    relevant = {document for document, grade in judged.items() if grade > 0}
    return len(relevant.intersection(found[:depth])) / len(relevant) if relevant else 0.0


def randomisation(a: Sequence[float], b: Sequence[float], *, seed: int = 1) -> float:
    """Return p that a mean difference this large comes about when the two are interchangeable.

    Two-sided, with 10,000 rounds of signs drawn from the seed; so the smallest p is 0.0001.
    """
    differences = np.array(a) - np.array(b)
    seen, chance, larger = abs(differences.sum()), np.random.default_rng(seed), 0
    for _ in range(ROUNDS // _AT_ONCE):
        signs = chance.choice((-1.0, 1.0), (_AT_ONCE, len(differences)))
        larger += int((np.abs(signs @ differences) >= seen - 1e-12).sum())
    return float((larger + 1) / (ROUNDS + 1))
