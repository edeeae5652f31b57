"""How much each kind of evidence counts: one set of defaults for every collection."""

import math
from dataclasses import dataclass, fields

from enishi.engine.refusal import NotRankable
from enishi.reference.wording import Wording


@dataclass(frozen=True, slots=True)
class Weights:
    """Points of the parts (they need not sum to anything) and the shape of the text channels.

    `meaning` counts only where a model of the user's own is given, and for those at the top.
    `sense` is what a passage of the very same sense gets beside them, whatever its words.
    `whole` counts in plain collections where somebody has several pieces of evidence.
    `words`, `neighbours`, `pairs` and `characters` weigh the text channels against each other; `k1`
    and `b` are the saturation and length parameters of BM25 (Robertson and Zaragoza 2009, §3).
    """

    best: float = 30.0
    breadth: float = 7.0
    function: float = 20.0
    field: float = 5.0
    industry: float = 4.0
    place: float = 6.0
    meaning: float = 5.0
    whole: float = 80.0
    words: float = 1.0
    neighbours: float = 1.0
    pairs: float = 1.0
    characters: float = 1.0
    sense: float = 1.4
    k1: float = 1.2
    b: float = 0.5

    def __post_init__(self) -> None:
        for item in fields(self):
            value = getattr(self, item.name)
            if not (math.isfinite(value) and value >= 0):
                raise NotRankable(
                    Wording(
                        f"重み「{item.name}」が{value}です。0以上の数にしてください。",
                        f"Weight “{item.name}” is {value}; it must be a finite number, 0 or more.",
                    )
                )
        if self.b > 1:
            raise NotRankable(
                Wording(
                    f"重み「b」が{self.b}です。0から1までの数にしてください。",
                    f"Weight “b” is {self.b}; it must lie between 0 and 1.",
                )
            )

    def of_channel(self, name: str) -> float:
        """Return the share of a text channel; those of all channels sum to 1."""
        whole = self.words + self.neighbours + self.pairs + self.characters
        return float(getattr(self, name)) / whole if whole else 0.0


DEFAULT_WEIGHTS = Weights()
