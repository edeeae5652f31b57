"""Dates of a career, of which often only the year or the month is known."""

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from functools import total_ordering
from typing import Literal, Self

from enishi.reference._eras import ERAS, Era, era_of_day

__all__ = ["PartialDate", "format_partial"]


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day; the less is known, the earlier it sorts."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("A day needs its month.")
        if not MINYEAR <= self.year <= MAXYEAR:
            raise ValueError(f"No calendar has such a year: {self.year}")
        date(self.year, self.month or 1, self.day or 1)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self.comparable < other.comparable

    @property
    def precision(self) -> Literal["year", "month", "day"]:
        """How much is known."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    @property
    def comparable(self) -> tuple[int, int, int]:
        """Year, month and day, with 0 for what is unknown."""
        return self.year, self.month or 0, self.day or 0

    @property
    def earliest(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def isoformat(self) -> str:
        """Write "1997", "1997-04" or "1997-04-01"."""
        return self.earliest.isoformat()[: {"year": 4, "month": 7, "day": 10}[self.precision]]

    @classmethod
    def fromiso(cls, text: str) -> Self:
        """Read what isoformat wrote."""
        partial = cls(*(int(part) for part in text.split("-")))
        if partial.isoformat() != text:
            raise ValueError(f"Not a partial date: {text!r}")
        return partial


def format_partial(partial: PartialDate, language: str = "ja") -> str:
    """Write 平成9年4月（1997/4） or April 1997; where the era changed, both are named."""
    if language.lower().startswith("en"):
        name = calendar.month_name[partial.month] if partial.month else None
        return " ".join(str(part) for part in (partial.day, name, partial.year) if part)
    western = "/".join(str(part) for part in partial.comparable if part)
    years = "・".join(f"{era.label}{era.number(partial.year)}" for era in _eras_of(partial))
    month = f"{partial.month}月" if partial.month else ""
    day = f"{partial.day}日" if partial.day else ""
    return f"{years}年{month}{day}（{western}）" if years else western


def _eras_of(partial: PartialDate) -> list[Era]:
    if partial.month is None:
        return [era for era in ERAS if era.holds_year(partial.year)]
    if partial.day is None:
        return [era for era in ERAS if era.holds_month(partial.year, partial.month)]
    era = era_of_day(partial.earliest)
    return [era] if era else []
