from datetime import date

import pytest

from enishi.reference.working_days import after_working_days, is_working_day


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 9, 18), True),
        (date(2026, 9, 19), False),
        (date(2026, 9, 21), False),
        (date(2026, 9, 22), False),
        (date(2026, 12, 29), False),
        (date(2027, 1, 4), True),
    ],
    ids=["friday", "saturday", "respect for the aged", "between holidays", "year end", "back"],
)
def test_a_working_day_is_known(day, working):
    assert is_working_day(day) is working


def test_two_working_days_pass_over_the_holidays_of_september():
    assert after_working_days(date(2026, 9, 18), 2) == date(2026, 9, 25)


def test_no_working_days_are_no_days():
    assert after_working_days(date(2026, 9, 19), 0) == date(2026, 9, 19)
