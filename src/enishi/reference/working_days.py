"""Working days in Japan: neither a weekend, nor a holiday, nor the days around New Year."""

from datetime import date, timedelta

import jpholiday

_YEAR_END = {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}
_SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Whether offices here are open on the day."""
    closed = (day.month, day.day) in _YEAR_END
    return day.weekday() < _SATURDAY and not closed and not jpholiday.is_holiday(day)


def after_working_days(day: date, count: int) -> date:
    """The day on which so many working days have passed since the day itself."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day
