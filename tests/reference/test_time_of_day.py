from datetime import time

import pytest

from enishi.reference.time_of_day import NotATime, parse_time


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("13:30", time(13, 30)),
        ("１３：３０", time(13, 30)),
        ("1330", time(13, 30)),
        ("930", time(9, 30)),
        ("13時半", time(13, 30)),
        ("午後1時30分", time(13, 30)),
        ("9時", time(9)),
        ("10", time(10)),
    ],
)
def test_an_hour_is_read_however_it_is_written(typed, hour):
    assert parse_time(typed) == hour


@pytest.mark.parametrize("typed", ["昼すぎ", "25:00", "13:75", "13:30から15:00", ""])
def test_what_is_no_hour_is_said_so(typed):
    with pytest.raises(NotATime, match="時刻として読めません"):
        parse_time(typed)
