"""A day without its year, as people write one that is near: 12/4, 12月4日（金）."""

import re
from datetime import date

from enishi.reference import _date_refusals as refusals
from enishi.reference.folding import fold
from enishi.reference.wareki import NotADate, parse_date
from enishi.reference.wording import Wording

__all__ = ["near_example", "parse_near", "without_year"]

_MONTH_AND_DAY = re.compile(
    r"(\d{1,2})\s*(?:月|[/.\-])\s*(\d{1,2})\s*日?\s*(?:\([月火水木金土日]\))?"
)
_LEAP_YEARS_APART = 8


def without_year(text: str) -> tuple[int, int] | None:
    """Return month and day where the text gives these two alone."""
    found = _MONTH_AND_DAY.fullmatch(fold(text).strip())
    return (int(found[1]), int(found[2])) if found else None


def parse_near(text: str, *, today: date, ahead: bool | None) -> date:
    """Return the day typed in any customary way; without a year the nearest ahead, or behind.

    With `ahead` None the nearest on either side, of two as near the one ahead.
    """
    given = without_year(text)
    if given is None:
        try:
            return parse_date(text)
        except NotADate as error:
            raise NotADate(_with_near_examples(error.wording, today, ahead)) from error
    month, day = given
    if not 1 <= month <= 12:
        raise NotADate(_with_near_examples(refusals.no_such_month(month), today, ahead))
    years = range(today.year - _LEAP_YEARS_APART + 1, today.year + _LEAP_YEARS_APART)
    days = [found for year in years if (found := _day(year, month, day))]
    if ahead is not None:
        days = [one for one in days if (one >= today if ahead else one <= today)]
    if days:
        return min(days, key=lambda one: (abs(one - today), one < today))
    raise NotADate(_no_such_day(month, day))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def near_example(today: date, *, ahead: bool | None) -> Wording:
    """Return how such a day may be written, with one that is near."""
    near = date.fromordinal(today.toordinal() + (-1 if ahead is False else 7))
    number = f"{near.year}/{near.month}/{near.day}"
    return Wording(
        f"例：{near.month}月{near.day}日、{near.month}/{near.day}、{number}",
        f"for example {near.month}/{near.day} or {number}",
    )


def _with_near_examples(said: Wording, today: date, ahead: bool | None) -> Wording:
    near = near_example(today, ahead=ahead)
    return Wording(
        said.ja.replace(refusals.EXAMPLES_JA, f"（{near.ja}）"),
        said.en.replace(refusals.EXAMPLES_EN, f"({near.en})"),
    )


def _no_such_day(month: int, day: int) -> Wording:
    return Wording(
        f"{month}月{day}日という日はありません。日付を確かめてください。",
        f"There is no {month}/{day}. Please check the date.",
    )
