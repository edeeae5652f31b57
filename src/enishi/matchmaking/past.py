"""Past decisions put to the engine again: what it would have said, and what it could learn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from enishi import engine
from enishi.experts.models import ExpertAccess
from enishi.matchmaking.ask import answer, explained
from enishi.people.models import Organisation

LOOKED_AT = 20


@dataclass(frozen=True)
class Past:
    """A need on which people decided: whom they asked, and whom else they considered."""

    need: engine.Need
    reference: str
    within: Organisation
    chosen: frozenset[str]
    considered: frozenset[str]


@dataclass(frozen=True)
class Replayed:
    """A past decision beside what the engine says today.

    `scores` are those of everybody compared, with their parts by name; a place counts from 1.
    """

    past: Past
    scores: dict[str, dict[str, float]]

    def places(self, weights: engine.Weights = engine.DEFAULT_WEIGHTS) -> list[int]:
        """The places of those chosen, among everybody compared, under some weights."""
        points = {name: engine.reweighed(parts, weights) for name, parts in self.scores.items()}
        return sorted(
            1 + sum(other > points[name] for other in points.values())
            for name in self.past.chosen
            if name in points
        )

    def best(self, count: int, weights: engine.Weights = engine.DEFAULT_WEIGHTS) -> frozenset[str]:
        """The first so many of those compared, under some weights."""
        points = {name: engine.reweighed(parts, weights) for name, parts in self.scores.items()}
        return frozenset(sorted(points, key=lambda name: (-points[name], name))[:count])

    def decision(self) -> engine.Decision:
        """The decision as the engine learns from it."""
        chosen = [parts for name, parts in self.scores.items() if name in self.past.chosen]
        others = [parts for name, parts in self.scores.items() if name not in self.past.chosen]
        return engine.Decision(self.past.reference, tuple(chosen), tuple(others))


def replayed(decisions: Iterable[Past]) -> list[Replayed]:
    """Ask for each need again, among everybody of the body whatever their free places today.

    Compared are those chosen, those considered, and the best twenty of today's register.
    """
    return [Replayed(past, _scores(past)) for past in decisions]


def _scores(past: Past) -> dict[str, dict[str, float]]:
    need = replace(past.need, on=None)
    best = answer(need, within=past.within, top=LOOKED_AT).candidates
    scores = {candidate.expert: _parts(candidate.parts) for candidate in best}
    mine = ExpertAccess.objects.live().filter(organisation=past.within)
    there = {str(name) for name in mine.values_list("expert__public_id", flat=True)}
    for name in sorted((past.chosen | past.considered) & there - scores.keys()):
        if explanation := explained(need, name):
            scores[name] = _parts(explanation[0].parts)
    return scores


def _parts(parts: Sequence[engine.Part]) -> dict[str, float]:
    return {part.name: part.score for part in parts}
