"""The pass over everybody, held against sorting everybody."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.engine import scanning, scoring
from enishi.engine.asking import ask
from enishi.engine.collection import Collection, piece
from enishi.engine.crowds import Crowd
from enishi.engine.labels import WORDS
from enishi.engine.profiles import joined, read
from enishi.engine.scanning import Heap
from enishi.engine.scoring import best_people
from enishi.engine.segment import segment_of
from enishi.engine.stress import even
from enishi.engine.weights import Weights

WEIGHTS = Weights()
POINTS = (0.0, 1e-42, 1.0, 1.0 + 2**-20, 2.0, 2.001, 30.0)  # some that only their last bits tell
Person = tuple[float, float, bool, int]
people = st.lists(
    st.tuples(st.sampled_from(POINTS), st.sampled_from(POINTS), st.booleans(), st.integers(0, 3)),
    max_size=60,
)


def crowd(listed: Sequence[Person], first: int) -> Crowd:
    """Return people of one passage each, with points, what the texts got, mask and ties."""
    count = len(listed)
    empty = joined([read([""], "ja")] * count)
    points, texts, allowed, ties = zip(*listed, strict=True) if listed else ((), (), (), ())
    return Crowd(
        segment_of(empty, [1] * count, [1.0] * count, (WORDS,)),
        np.array(texts, np.float32),
        np.array(points, np.float32),
        np.array(allowed, np.bool_),
        np.array(ties, np.uint64),
        first,
    )


@settings(max_examples=200)
@given(people, people, st.integers(1, 20))
def test_the_best_are_those_that_sorting_everybody_puts_first(
    one: list[Person], other: list[Person], top: int
):
    crowds = [crowd(one, 0), crowd(other, len(one))]
    heap = Heap(top)

    heap.scan(crowds, WEIGHTS)

    numbers, scores = heap.best(top)
    each = np.float32(WEIGHTS.best), np.float32(WEIGHTS.breadth)
    rows = [
        (-(points + (each[0] * texts + each[1] * texts)), tie, number)
        for number, (points, texts, allowed, tie) in enumerate(
            (np.float32(p), np.float32(t), a, tie) for p, t, a, tie in [*one, *other]
        )
        if allowed and points + texts > 0
    ]
    expected = sorted(rows)[:top]
    assert numbers.tolist() == [number for _, _, number in expected]
    assert scores.tolist() == [-score for score, _, _ in expected]


words = st.lists(st.integers(1, 9), min_size=1, max_size=4)
crowded = st.lists(
    st.tuples(st.lists(words, max_size=3), st.sampled_from([0.5, 1.0]), st.booleans()),
    min_size=1,
    max_size=40,
)


def words_of(numbers: list[int]) -> str:
    return " ".join(f"w{number}" for number in numbers)


@settings(max_examples=150)
@given(crowded, words, st.integers(1, 12), st.lists(st.integers(0, 2), min_size=40, max_size=40))
def test_looking_at_people_one_by_one_finds_those_that_looking_at_everybody_finds(
    monkeypatch: pytest.MonkeyPatch,
    listed: list[tuple[list[list[int]], float, bool]],
    question: list[int],
    top: int,
    ties: list[int],
):
    everybody = segment_of(
        joined([read([words_of(said)], "en") for texts, _, _ in listed for said in texts]),
        [len(texts) for texts, _, _ in listed],
        [relied for texts, relied, _ in listed for _ in texts],
        (WORDS,),
    )
    collection = Collection((piece(everybody),), WEIGHTS)
    asked = read([words_of(question)], "en")
    put = ask(asked, even(asked), collection, WEIGHTS)
    found = []
    for few in (0, 10**9):
        monkeypatch.setattr(scanning, "FEW", few)
        monkeypatch.setattr(scoring, "POOL", 0)
        best = best_people(
            *(collection, put), allowed=[np.array([free for _, _, free in listed])],
            ties=[np.array(ties[: len(listed)], np.uint64)], weights=WEIGHTS, top=top,
        )  # fmt: skip
        found.append((best.numbers.tolist(), best.scores.tolist()))

    assert found[0] == found[1]
