"""What past decisions say, in figures without names: where those chosen stand, and the weights."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from enishi import engine
from enishi.matchmaking.past import Replayed
from enishi.reference.wording import Wording

SHORT_LIST = 5
NAMES = {
    "best": Wording("いちばん近い経歴の文", "The passage that comes nearest"),
    "breadth": Wording("経歴全体との重なり", "The career as a whole"),
    "function": Wording("専門分野（小分類）", "Expertise"),
    "field": Wording("専門分野（大分類）", "Field"),
    "industry": Wording("業種", "Industry"),
    "place": Wording("場所", "Place"),
}


@dataclass(frozen=True)
class Case:
    """One decision: the places of those chosen, by the weights in use and by the fitted ones.

    `need` is a public id; `newcomers` counts who would come among the first five.
    """

    need: str
    compared: int
    places: tuple[int, ...]
    fitted_places: tuple[int, ...]
    newcomers: int


@dataclass(frozen=True)
class Weight:
    """One weight in points: in use, fitted, and between what it lies in nine draws of ten."""

    name: str
    used: float
    fitted: float
    low: float
    high: float


@dataclass(frozen=True)
class LookedBack:
    """All decisions; without two of them no weights, and the hits (in percent) say nothing."""

    cases: tuple[Case, ...]
    weights: tuple[Weight, ...]
    pairs: int
    hits: int
    fitted_hits: int
    is_enough: bool

    def as_json(self) -> dict[str, Any]:
        """The figures as a job keeps them."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """The figures again."""
        cases = tuple(
            Case(**each | {name: tuple(each[name]) for name in ("places", "fitted_places")})
            for each in kept["cases"]
        )
        return cls(
            **kept | {"cases": cases, "weights": tuple(Weight(**w) for w in kept["weights"])}
        )


def looked_back(replays: Sequence[Replayed]) -> LookedBack:
    """Fit weights to decisions that were put to the engine again; nothing is switched."""
    try:
        report = engine.learn([each.decision() for each in replays])
    except engine.NotRankable:
        return LookedBack(_cases(replays, engine.DEFAULT_WEIGHTS), (), 0, 0, 0, is_enough=False)
    return LookedBack(
        _cases(replays, report.weights),
        tuple(Weight(w.name, w.default, w.fitted, w.low, w.high) for w in report.learnt),
        report.pairs,
        round(100 * report.hits_default),
        round(100 * report.hits_fitted),
        report.is_enough,
    )


def _cases(replays: Sequence[Replayed], fitted: engine.Weights) -> tuple[Case, ...]:
    return tuple(
        Case(
            each.past.need.id,
            len(each.scores),
            tuple(each.places()),
            tuple(each.places(fitted)),
            len(each.best(SHORT_LIST, fitted) - each.best(SHORT_LIST)),
        )
        for each in replays
    )
