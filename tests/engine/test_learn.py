import numpy as np
import pytest

from enishi.engine import DEFAULT_WEIGHTS, Decision, NotRankable, learn

PARTS = ("words", "breadth", "function", "field", "industry", "place")
DEFAULTS = np.array([getattr(DEFAULT_WEIGHTS, name) for name in ("best", *PARTS[1:])])


def decided(count: int, true: np.ndarray, noise: float = 3.0) -> list[Decision]:
    """Make up decisions of people who weigh as `true` says, not as the defaults do."""
    chance = np.random.default_rng(5)
    decisions = []
    for number in range(count):
        features = chance.random((6, len(PARTS)))
        order = np.argsort(-(features @ true + chance.normal(0, noise, 6)))
        points = [dict(zip(PARTS, row.tolist(), strict=True)) for row in features * DEFAULTS]
        decisions.append(
            Decision(f"n{number}", (points[order[0]],), tuple(points[at] for at in order[1:]))
        )
    return decisions


def test_weights_move_to_what_decides_and_the_interval_holds_it():
    true = DEFAULTS.copy()
    true[PARTS.index("place")], true[PARTS.index("function")] = 30.0, 5.0

    report = learn(decided(150, true))

    place, function = (
        next(each for each in report.learnt if each.name == name) for name in ("place", "function")
    )
    assert place.fitted > 2 * place.default
    assert function.fitted < function.default / 2
    assert place.low <= place.fitted <= place.high
    assert report.loss_fitted < report.loss_default
    assert report.hits_fitted > report.hits_default
    assert report.is_enough


def test_decisions_as_the_defaults_would_have_it_leave_them_much_as_they_are():
    report = learn(decided(80, DEFAULTS))

    ratios = {each.name: each.fitted / each.default for each in report.learnt}
    assert {name for name, ratio in ratios.items() if not 0.3 < ratio < 3} == set()
    assert report.loss_fitted == pytest.approx(report.loss_default, abs=0.05)


def test_nothing_is_switched_on():
    learn(decided(20, DEFAULTS))

    assert type(DEFAULT_WEIGHTS)() == DEFAULT_WEIGHTS


def test_the_order_of_the_decisions_does_not_matter():
    decisions = decided(20, DEFAULTS)

    assert learn(decisions) == learn(decisions[::-1])


@pytest.mark.parametrize(
    "decisions", [[], decided(1, DEFAULTS), [Decision("n", (), ({"words": 1.0},))] * 3]
)
def test_too_few_decisions_are_refused(decisions: list[Decision]):
    with pytest.raises(NotRankable) as refused:
        learn(decisions)

    assert refused.value.wording.en == (
        "There are fewer than two decisions, so no weights can be estimated."
    )


def test_points_that_are_no_number_are_refused_by_name():
    broken = Decision("n7", ({"words": float("nan")},), ({"words": 1.0},))

    with pytest.raises(NotRankable) as refused:
        learn([broken, *decided(3, DEFAULTS)])

    assert "「n7」" in refused.value.wording.ja
