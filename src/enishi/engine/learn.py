"""Weights from recorded decisions: fitted towards the defaults, judged on needs not fitted to.

A decision says who was chosen for a need and who was considered and not. For every such pair the
score of the one chosen should be the higher: logistic loss of the difference in points (Bradley and
Terry 1952), each need counting once, plus λ Σ ((w - default) / default)², a ridge towards the
defaults (Hoerl and Kennard 1970), all weights at least 0. λ is the one with the least loss in
cross-validation by need; the scale of points is set on the defaults before. Intervals are the 5th
and 95th percentiles of fits to needs drawn again with replacement (Efron 1979).

Nothing here switches anything on: what comes out is a report.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from enishi.engine.labels import (
    BREADTH,
    CHARACTERS,
    FIELD,
    FUNCTION,
    INDUSTRY,
    NEIGHBOURS,
    PAIRS,
    PLACE,
    SENSE,
    WORDS,
)
from enishi.engine.postings import Float64s
from enishi.engine.refusal import NotRankable
from enishi.engine.weights import DEFAULT_WEIGHTS, Weights
from enishi.reference.wording import Wording

LEARNT = ("best", "breadth", "function", "field", "industry", "place")
ENOUGH = 30  # needs with a decision, before the figures mean anything
RIDGES = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0)
FOLDS, DRAWS = 5, 200
_WEIGHT_OF = {
    **dict.fromkeys((WORDS, NEIGHBOURS, PAIRS, CHARACTERS, SENSE), "best"),
    BREADTH: "breadth",
    FUNCTION: "function",
    FIELD: "field",
    INDUSTRY: "industry",
    PLACE: "place",
}
Points = Mapping[str, float]
"""The parts of one person's score under the weights in use: name of the part → points."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A need for which people were chosen, with the parts of everybody who was considered."""

    need: str
    chosen: tuple[Points, ...]
    others: tuple[Points, ...]


@dataclass(frozen=True, slots=True)
class Learnt:
    """One weight in points: as it is, as fitted, and between what it lies in nine draws of ten."""

    name: str
    default: float
    fitted: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Report:
    """What the decisions say. Losses and hits are of needs that were not fitted to.

    `loss_*` is the mean logistic loss of a pair, `hits_*` the share of pairs in the right order.
    """

    needs: int
    pairs: int
    ridge: float
    learnt: tuple[Learnt, ...]
    loss_default: float
    loss_fitted: float
    hits_default: float
    hits_fitted: float
    weights: Weights

    @property
    def is_enough(self) -> bool:
        """Whether there are enough decisions for the figures to mean anything."""
        return self.needs >= ENOUGH


def reweighed(points: Points, weights: Weights, *, before: Weights = DEFAULT_WEIGHTS) -> float:
    """Return the score that parts under some weights come to under others."""
    return sum(
        score * getattr(weights, _WEIGHT_OF[name]) / (getattr(before, _WEIGHT_OF[name]) or 1.0)
        if name in _WEIGHT_OF
        else score
        for name, score in points.items()
    )


def learn(
    decisions: Iterable[Decision], *, weights: Weights = DEFAULT_WEIGHTS, seed: int = 1
) -> Report:
    """Return what decisions say about the weights they were made under.

    Needs where nobody or everybody was chosen say nothing and are left out. Raises NotRankable for
    points that are no number, and when fewer than two needs are left.
    """
    told = sorted(
        (each for each in decisions if each.chosen and each.others), key=lambda each: each.need
    )
    if len(told) < 2:
        raise NotRankable(
            Wording(
                "決まったことがまだ2件より少ないため、重みを見積もれません。",
                "There are fewer than two decisions, so no weights can be estimated.",
            )
        )
    before = np.array([float(getattr(weights, name)) for name in LEARNT])
    groups = [_differences(each, before) for each in told]
    scale = _scale(groups, before)
    groups = [each / scale for each in groups]
    folds = np.arange(len(groups)) % FOLDS
    np.random.default_rng(seed).shuffle(folds)
    ridge = min(RIDGES, key=lambda each: _validated(groups, folds, before, each)[0])
    loss_fitted, hits_fitted = _validated(groups, folds, before, ridge)
    loss_default, hits_default = _judged(groups, before)
    fitted = _fit(groups, before, ridge)
    low, high = _interval(groups, before, ridge, seed)
    return Report(
        len(told),
        sum(map(len, groups)),
        ridge,
        tuple(
            Learnt(*row)
            for row in zip(
                LEARNT, before.tolist(), fitted.tolist(), low.tolist(), high.tolist(), strict=True
            )
        ),
        loss_default,
        loss_fitted,
        hits_default,
        hits_fitted,
        replace(weights, **dict(zip(LEARNT, fitted.tolist(), strict=True))),
    )


def _differences(decision: Decision, before: Float64s) -> Float64s:
    """Return what each chosen person has over each other one (pairs, weights)."""
    chosen, others = (
        np.array([_features(points, before, decision.need) for points in side])
        for side in (decision.chosen, decision.others)
    )
    return np.asarray((chosen[:, None, :] - others[None, :, :]).reshape(-1, len(LEARNT)))


def _features(points: Points, before: Float64s, need: str) -> Float64s:
    found = dict.fromkeys(LEARNT, 0.0)
    for name, score in points.items():
        if name in _WEIGHT_OF:
            found[_WEIGHT_OF[name]] += float(score)
    row = np.array([found[name] for name in LEARNT])
    if not np.isfinite(row).all():
        raise NotRankable(
            Wording(
                f"「{need}」の点に、数でないものがあります。",
                f"The points of “{need}” contain something that is not a number.",
            )
        )
    return np.asarray(np.divide(row, before, out=np.zeros_like(row), where=before > 0))


def _scale(groups: Sequence[Float64s], before: Float64s) -> float:
    """Return how many points make a difference, so that the defaults fit as well as they can."""
    from scipy.optimize import minimize_scalar  # noqa: PLC0415 -- half a second, seldom needed

    found: Any = minimize_scalar(
        lambda log: _judged([each / np.exp(log) for each in groups], before)[0],
        bounds=(-3.0, 6.0),
        method="bounded",
    )
    return float(np.exp(found.x))


def _judged(groups: Sequence[Float64s], weights: Float64s) -> tuple[float, float]:
    """Return loss and hits, the mean over needs of the mean over their pairs."""
    margins = [each @ weights for each in groups]
    loss = np.mean([np.logaddexp(0.0, -each).mean() for each in margins])
    hits = np.mean([((each > 0) + 0.5 * (each == 0)).mean() for each in margins])
    return float(loss), float(hits)


def _fit(groups: Sequence[Float64s], before: Float64s, ridge: float) -> Float64s:
    from scipy.optimize import minimize  # noqa: PLC0415

    rows = np.concatenate(groups)
    share = np.concatenate([np.full(len(each), 1 / (len(each) * len(groups))) for each in groups])
    unit = np.where(before > 0, before, 1.0)

    def loss(weights: Float64s) -> tuple[float, Float64s]:
        margin, off = rows @ weights, (weights - before) / unit
        slope = -share / (1 + np.exp(np.clip(margin, -500, 500)))
        value = float(share @ np.logaddexp(0.0, -margin) + ridge * off @ off)
        return value, rows.T @ slope + 2 * ridge * off / unit

    bounds = [(0.0, None if each > 0 else 0.0) for each in before]
    found: Any = minimize(loss, before, jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(found.x, np.float64)


def _validated(
    groups: Sequence[Float64s], folds: np.ndarray, before: Float64s, ridge: float
) -> tuple[float, float]:
    """Return loss and hits on each fold of needs by weights fitted to the others."""
    loss = hits = 0.0
    for fold in np.unique(folds):
        inside = [each for each, at in zip(groups, folds, strict=True) if at != fold]
        outside = [each for each, at in zip(groups, folds, strict=True) if at == fold]
        one, other = _judged(outside, _fit(inside or outside, before, ridge))
        loss += one * len(outside) / len(groups)
        hits += other * len(outside) / len(groups)
    return loss, hits


def _interval(
    groups: Sequence[Float64s], before: Float64s, ridge: float, seed: int
) -> tuple[Float64s, Float64s]:
    chance = np.random.default_rng(seed)
    draws = [
        _fit([groups[at] for at in chance.integers(0, len(groups), len(groups))], before, ridge)
        for _ in range(DRAWS)
    ]
    low, high = np.percentile(draws, (5, 95), axis=0)
    return np.asarray(low), np.asarray(high)
