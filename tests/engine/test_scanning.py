"""The pass over everybody, held against sorting everybody."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.engine.crowds import Crowd
from enishi.engine.labels import WORDS
from enishi.engine.profiles import joined, read
from enishi.engine.scanning import Heap
from enishi.engine.segment import segment_of
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


@settings(max_examples=200, deadline=None)
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
