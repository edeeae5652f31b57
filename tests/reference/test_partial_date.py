from datetime import date

import pytest

from enishi.reference.partial_date import PartialDate, format_partial

YEAR, MONTH, DAY = PartialDate(1997), PartialDate(1997, 4), PartialDate(1997, 4, 1)


def test_precision_says_how_much_is_known():
    assert [each.precision for each in (YEAR, MONTH, DAY)] == ["year", "month", "day"]


def test_the_less_is_known_the_earlier_it_sorts():
    later = PartialDate(1998)

    assert sorted([later, DAY, MONTH, YEAR]) == [YEAR, MONTH, DAY, later]
    assert (MONTH <= DAY, later > DAY) == (True, True)


def test_a_partial_date_does_not_compare_with_a_whole_one():
    with pytest.raises(TypeError):
        assert PartialDate(1997) < date(1997, 4, 1)


def test_it_spans_from_the_first_to_the_last_day_it_can_mean():
    assert [(each.earliest, each.latest) for each in (YEAR, PartialDate(2000, 2), DAY)] == [
        (date(1997, 1, 1), date(1997, 12, 31)),
        (date(2000, 2, 1), date(2000, 2, 29)),
        (date(1997, 4, 1), date(1997, 4, 1)),
    ]


@pytest.mark.parametrize("iso", ["1997", "1997-04", "1997-04-01"])
def test_it_is_kept_as_text_and_read_back(iso):
    assert PartialDate.fromiso(iso).isoformat() == iso


@pytest.mark.parametrize("year", [0, -1, 10_000, 10**400])
def test_a_year_that_no_calendar_has_is_refused(year):
    with pytest.raises(ValueError, match="No calendar has such a year"):
        PartialDate(year)


@pytest.mark.parametrize("text", ["", "97", "1997-4", "1997-13", "1997-02-30", "1997-04-01-01"])
def test_other_text_is_not_read_back(text):
    with pytest.raises((ValueError, TypeError)):
        PartialDate.fromiso(text)


@pytest.mark.parametrize("parts", [(1997, None, 1), (1997, 13), (1997, 2, 30), (0,)])
def test_an_impossible_date_cannot_be_made(parts):
    with pytest.raises(ValueError, match=r".+"):
        PartialDate(*parts)


@pytest.mark.parametrize(
    ("partial", "ja", "en"),
    [
        (MONTH, "平成9年4月（1997/4）", "April 1997"),
        (YEAR, "平成9年（1997）", "1997"),
        (DAY, "平成9年4月1日（1997/4/1）", "1 April 1997"),
        (PartialDate(1989), "昭和64・平成元年（1989）", "1989"),
        (PartialDate(1989, 1), "昭和64・平成元年1月（1989/1）", "January 1989"),
        (PartialDate(1989, 2), "平成元年2月（1989/2）", "February 1989"),
        (PartialDate(1820), "1820", "1820"),
    ],
)
def test_it_is_shown_with_its_era_in_japanese(partial, ja, en):
    assert (format_partial(partial), format_partial(partial, "en")) == (ja, en)
