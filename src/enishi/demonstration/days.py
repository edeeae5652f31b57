"""Working days, so that nobody in the demonstration is visited on a Sunday or at New Year."""

from datetime import date, timedelta
from functools import cache

from enishi.demonstration.prose import read

_HOLIDAYS_OF_EVERY_YEAR = {
    (2, 11), (2, 23), (4, 29), (5, 3), (5, 4), (5, 5), (8, 11), (11, 3), (11, 23),
}  # fmt: skip


@cache
def _holidays() -> frozenset[date]:
    return frozenset(read("history")["holidays"])


def is_working_day(day: date) -> bool:
    """Whether an office would be open on the day."""
    new_year = (day.month, day.day) >= (12, 28) or (day.month, day.day) <= (1, 4)
    holiday = day in _holidays() or (day.month, day.day) in _HOLIDAYS_OF_EVERY_YEAR
    return day.weekday() < 5 and not new_year and not holiday


def on_or_after(day: date) -> date:
    """The day, or the next working day."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def on_or_before(day: date) -> date:
    """The day, or the working day before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def days_from(today: date, days: int) -> date:
    """A working day so many days ahead, or behind when negative."""
    day = today + timedelta(days=days)
    return on_or_before(day) if days <= 0 else on_or_after(day)
