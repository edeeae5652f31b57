import math

import pytest

from enishi.engine import measure, randomisation

GRADES = {"q1": {"a": 2.0, "b": 1.0, "c": 0.0}, "q2": {"d": 1.0}, "q3": {"e": 0.0}}


def test_the_measures_are_those_worked_out_by_hand():
    found = measure({"q1": ["c", "b", "a"], "q2": []}, GRADES)

    best = 3 + 1 / math.log2(3)
    assert found.queries == ("q1", "q2")
    assert found.ndcg == (pytest.approx((1 / math.log2(3) + 3 / 2) / best), 0.0)
    assert found.reciprocal_rank == (0.5, 0.0)
    assert found.recall == (1.0, 0.0)


def test_a_perfect_run_measures_one():
    found = measure({"q1": ["a", "b"], "q2": ["d"]}, GRADES)

    assert (found.ndcg, found.recall) == ((1.0, 1.0), (1.0, 1.0))


def test_runs_that_differ_by_nothing_are_interchangeable():
    assert randomisation([0.5, 0.2], [0.5, 0.2]) == 1.0


def test_a_difference_that_never_turns_is_not_chance():
    assert randomisation([0.9] * 30, [0.1] * 30) == pytest.approx(1e-4, rel=0.01)
    assert randomisation([0.9, 0.1], [0.1, 0.9]) == 1.0
