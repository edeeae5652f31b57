"""Where a postal code lies: the prefecture and the municipality, from a table of ranges.

The table is made from Japan Post's own list; a code that lies in two municipalities is left out.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["PostalPlace", "place_of_code"]


@dataclass(frozen=True, slots=True)
class PostalPlace:
    """A municipality, and its prefecture's two figures (JIS X 0401)."""

    prefecture: str
    city: str


def place_of_code(figures: str) -> PostalPlace | None:
    """Return where the seven figures lie; None where the table does not say."""
    starts, ranges = _table()
    at = bisect_right(starts, figures) - 1
    if at < 0 or figures > ranges[at][0]:
        return None
    return ranges[at][1]


@cache
def _table() -> tuple[list[str], list[tuple[str, PostalPlace]]]:
    """Each range by its first code, and with its last one."""
    text = (files(__package__) / "postal_codes.txt").read_text(encoding="utf-8")
    rows = [line.split(" ", 3) for line in text.splitlines()]
    starts = [first for first, _last, _prefecture, _city in rows]
    return starts, [(last, PostalPlace(prefecture, city)) for _f, last, prefecture, city in rows]
