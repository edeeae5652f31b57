from collections.abc import Hashable
from dataclasses import dataclass, field

from enishi.reference.wording import Wording

ALIKE = 6.0


@dataclass
class Likeness:
    """What two records share and where they contradict each other, and how much that weighs."""

    points: float = 0.0
    shared: list[Wording] = field(default_factory=list)
    against: list[Wording] = field(default_factory=list)

    def add(self, points: float, what: Wording | None = None) -> None:
        """Weigh one more mark; what adds is told as shared, what takes off as speaking against."""
        self.points += points
        if what is not None:
            (self.shared if points > 0 else self.against).append(what)

    def weigh(
        self,
        first: object,
        second: object,
        *,
        same: float,
        other: float,
        what: tuple[Wording, Wording],
    ) -> None:
        """Weigh a mark that both records have; where one is silent it says nothing."""
        if first and second:
            equal = first == second
            self.add(same if equal else other, what[0] if equal else what[1])

    @property
    def is_alike(self) -> bool:
        """Whether somebody should look at the two side by side."""
        return self.points >= ALIKE


@dataclass(frozen=True)
class Pair:
    """Two records, under the keys that were given for them, and how alike they are."""

    first: Hashable
    second: Hashable
    likeness: Likeness
