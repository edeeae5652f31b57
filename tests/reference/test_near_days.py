from datetime import date

import pytest

from enishi.reference.near_days import parse_near
from enishi.reference.wareki import NotADate

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "ahead", "day"),
    [
        ("12/4", True, date(2026, 12, 4)),
        ("１２月４日（金）", True, date(2026, 12, 4)),
        ("1/15", True, date(2027, 1, 15)),
        ("11/26", True, TODAY),
        ("11/26", False, TODAY),
        ("11/14", False, date(2026, 11, 14)),
        ("12/3", False, date(2025, 12, 3)),
        ("2/29", True, date(2028, 2, 29)),
        ("12/4", None, date(2026, 12, 4)),
        ("11/19", None, date(2026, 11, 19)),
        ("1/15", None, date(2027, 1, 15)),
        ("令和8年12月4日", False, date(2026, 12, 4)),
    ],
)
def test_a_day_without_its_year_is_the_nearest(text, ahead, day):
    assert parse_near(text, today=TODAY, ahead=ahead) == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("9/31", "9月31日という日はありません。日付を確かめてください。"),
        ("13/1", "13月という月はありません"),
        ("来週", "日付として読めません"),
    ],
)
def test_what_is_no_day_is_told_with_a_day_that_is_near(text, sentence):
    with pytest.raises(NotADate) as refused:
        parse_near(text, today=TODAY, ahead=True)

    told = refused.value.wording.ja
    assert told.startswith(sentence)
    assert "1946" not in told
