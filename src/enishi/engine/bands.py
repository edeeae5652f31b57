"""Bands: how well somebody fits, against the best that this need could meet with.

The measure is score ÷ reachable. Reachable counts only what the need asks for (no place given, no
points for place), and of words, sense and function as much as a good career covers of a whole need;
it depends on the need alone, so a weak best candidate stays in a weak band.
"""

from enishi.engine.answers import Band
from enishi.engine.types import Need
from enishi.engine.wanted import Wanted
from enishi.engine.weights import Weights

COVERED_BY_THE_BEST = 0.55
COVERED_BY_THE_REST = 0.6
ALIKE = 0.55  # how near in sense a good passage lies, words apart
SHOWN = 0.6  # how much of the functions and fields wanted a good career shows
WELL, FAIRLY, PARTLY = 0.70, 0.48, 0.25


def reachable(need: Need, wanted: Wanted, weights: Weights) -> float:
    """Return the points that an excellent expert would have for this need."""
    points = weights.best * (COVERED_BY_THE_BEST + ALIKE * weights.sense)
    points += weights.breadth * COVERED_BY_THE_REST
    points += SHOWN * wanted.clear * (weights.function + weights.field)
    if need.industry is not None:
        points += weights.industry
    if need.prefecture is not None:
        points += weights.place
    return points


def band_of(score: float, reach: float) -> Band | None:
    """Return the band of a score, None below the lowest."""
    measure = score / reach if reach else 0.0
    for threshold, band in ((WELL, Band.WELL), (FAIRLY, Band.FAIRLY), (PARTLY, Band.PARTLY)):
        if measure >= threshold:
            return band
    return None
