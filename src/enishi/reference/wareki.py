"""Dates as Japan writes them: eras, western years and what Excel keeps, and fiscal years."""

import math
import re
from datetime import date, timedelta

from enishi.reference import _date_refusals as refusals
from enishi.reference._date_refusals import NotADate
from enishi.reference._date_text import EARLIEST_YEAR, LATEST_YEAR, checked, read
from enishi.reference._eras import era_of_day
from enishi.reference.partial_date import PartialDate, format_partial

__all__ = [
    "NotADate",
    "PartialDate",
    "fiscal_year",
    "fiscal_year_label",
    "format_date",
    "format_partial",
    "parse_date",
    "parse_partial",
]

# Excel counts a 29 February 1900 that never was, so from then on its count is one ahead.
_PHANTOM_SERIAL = 60
_LAST_SERIAL = 73_050
_SERIAL_AS_TEXT = re.compile(r"[1-9][0-9]{4}(?:\.[0-9]+)?")


def parse_date(value: str | float | int | date) -> date:
    """Return the day that was typed in any customary way, or that an Excel cell holds."""
    partial = parse_partial(value)
    if partial.day is None:
        raise NotADate(refusals.DAY_MISSING)
    return partial.earliest


def parse_partial(value: str | float | int | date) -> PartialDate:
    """Return what is known of a date: a year, a month or a day."""
    if isinstance(value, date):
        return _whole(value)
    if isinstance(value, bool):
        raise NotADate(refusals.UNREADABLE)
    if isinstance(value, str):
        return _from_serial(float(value)) if _SERIAL_AS_TEXT.fullmatch(value) else read(value)
    return _from_number(value)


def format_date(day: date, language: str = "ja") -> str:
    """Write 平成21年9月2日（2009/9/2） or 2 September 2009."""
    return format_partial(_whole(day), language)


def fiscal_year(day: date) -> int:
    """Return the year in which the fiscal year of a day began, on 1 April."""
    return day.year if day.month >= 4 else day.year - 1


def fiscal_year_label(year: int, language: str = "ja") -> str:
    """Write 平成21年度（2009年度） or FY2009; a year is named after the era it mostly lies in."""
    if language.lower().startswith("en"):
        return f"FY{year}"
    era = era_of_day(date(year, 10, 1))
    return f"{era.year_label(year)}度（{year}年度）" if era else f"{year}年度"


def year_in_era(year: int) -> str:
    """Number a fiscal year in the era it mostly lies in: 8 for 令和8年度, 元 for its first."""
    era = era_of_day(date(year, 10, 1))
    return era.number(year) if era else str(year)


def _whole(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _from_number(value: float | int) -> PartialDate:
    """Read a number cell: 19460401, a year, 1997.4, or else Excel's count of days."""
    if not 1 <= value <= 99_999_999 or not math.isfinite(value):
        raise NotADate(refusals.UNREADABLE)
    if value == int(value):
        number = int(value)
        if number >= EARLIEST_YEAR * 100 or EARLIEST_YEAR <= number <= LATEST_YEAR:
            return read(str(number))
        return _from_serial(number)
    if EARLIEST_YEAR <= value <= LATEST_YEAR:
        return _month_of_fraction(str(value))
    if value < EARLIEST_YEAR:
        raise NotADate(refusals.TWO_FIGURE_YEAR)
    return _from_serial(value)


def _month_of_fraction(number: str) -> PartialDate:
    year, _, month = number.partition(".")
    if month == "1":
        raise NotADate(refusals.OCTOBER_OR_JANUARY)
    if len(month) > 2:
        raise NotADate(refusals.UNREADABLE)
    return checked(int(year), int(month), None)


def _from_serial(value: float) -> PartialDate:
    serial = int(value)
    if serial > _LAST_SERIAL:
        raise NotADate(refusals.UNREADABLE)
    if serial == _PHANTOM_SERIAL:
        raise NotADate(refusals.PHANTOM_DAY)
    start = date(1899, 12, 31) if serial < _PHANTOM_SERIAL else date(1899, 12, 30)
    return _whole(start + timedelta(days=serial))
