from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.reference.wareki import (
    NotADate,
    fiscal_year,
    fiscal_year_label,
    format_date,
    parse_date,
    parse_partial,
)

THE_DAY = date(1946, 4, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "S21.4.1",
        "s21/4/1",
        "Ｓ２１．４．１",
        "S.21.4.1",
        "S210401",
        "昭和21年4月1日",
        "昭21.4.1",
        "昭和 21 年 4 月 1 日",
        "昭和二十一年四月一日",
        "㍼21年4月1日",
        "昭和21年4月1日生まれ",
        "1946/4/1",
        "1946-04-01",
        "1946－04－01",
        "1946ー4ー1",
        "1946.4.1",
        "1946 4 1",
        "１９４６年　４月　１日",
        "一九四六年四月一日",
        "西暦1946年4月1日（月）",
        "1946年4月1日月曜日",
        "19460401",
        "1946-04-01 00:00:00",
        "1946-04-01T09:30:00+09:00",
        "1946/4/1\0\ud800",
        "1 April 1946",
        "April 1, 1946",
        "16893",
        "16893.0",
        16893,
        16893.75,
        19460401,
        19460401.0,
        date(1946, 4, 1),
        datetime(1946, 4, 1, 23, 59, tzinfo=UTC),
        "昭和21年4月1日（1946/4/1）",
    ],
)
def test_one_day_is_read_from_every_customary_way_of_writing_it(typed):
    assert parse_date(typed) == THE_DAY


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("明治6年1月1日", date(1873, 1, 1)),
        ("M45.7.30", date(1912, 7, 30)),
        ("T1.7.30", date(1912, 7, 30)),
        ("大正15年12月25日", date(1926, 12, 25)),
        ("昭和元年12月25日", date(1926, 12, 25)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("平成元年1月8日", date(1989, 1, 8)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("令和元年5月1日", date(2019, 5, 1)),
    ],
)
def test_the_first_and_last_days_of_the_eras_exist(typed, day):
    assert parse_date(typed) == day


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("昭和64年1月8日", "昭和64年1月8日はありません"),
        ("平成元年1月7日", "平成元年1月7日はありません"),
        ("平成31年5月1日", "平成31年5月1日はありません"),
        ("平成32年4月1日", "平成32年4月1日はありません"),
        ("令和元年4月30日", "令和元年4月30日はありません"),
        ("昭和元年12月24日", "昭和元年12月24日はありません"),
        ("大正15年12月26日", "大正15年12月26日はありません"),
        ("昭和64年2月", "昭和64年2月はありません"),
        ("平成0年4月1日", "平成0年はありません"),
    ],
)
def test_a_day_outside_its_era_is_refused_with_the_name_it_bears(typed, answer):
    with pytest.raises(NotADate, match=answer):
        parse_date(typed)


def test_the_refusal_names_the_right_era():
    with pytest.raises(NotADate) as caught:
        parse_date("昭和64年1月8日")

    assert caught.value.wording.ja == (
        "昭和64年1月8日はありません。昭和は昭和元年12月25日から昭和64年1月7日までです。"
        "西暦1989/1/8なら、平成元年1月8日です（例：平成元年1月8日、1989/1/8）。"
    )


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("46/4/1", "年が分かりません"),
        ("21.4.1", "年が分かりません"),
        ("4月1日", "年が分かりません"),
        ("4/1/1946", "年が分かりません"),
        (21.4, "年が分かりません"),
        ("2026/2/30", "2026年2月に30日はありません"),
        ("2026/4/0", "2026年4月に0日はありません"),
        ("1900-02-29", "1900年2月に29日はありません"),
        ("2026/13/1", "13月という月はありません"),
        ("令和99年1月1日", "2117年は遠すぎます"),
        ("明治5年1月1日", "明治5年までは旧暦"),
        ("1946年4月", "年・月・日をすべて"),
        (1946, "年・月・日をすべて"),
        ("平成21年度", "「年度」は"),
        ("現在", "「現在」は日付ではありません"),
        ("在職中", "「現在」は日付ではありません"),
        ("", "日付が入っていません"),
        ("　", "日付が入っていません"),
        ("未定", "日付として読めません"),
        ("😀", "日付として読めません"),
        ("١٩٤٦/٤/١", "日付として読めません"),
        (60, "1900年2月29日"),
        (60.5, "年が分かりません"),
        (0, "日付として読めません"),
        (-1, "日付として読めません"),
        (73051, "日付として読めません"),
        (float("nan"), "日付として読めません"),
        (float("inf"), "日付として読めません"),
        pytest.param(10**5000, "日付として読めません", id="an enormous number"),
        pytest.param("9" * 1_000_000, "日付として読めません", id="a megabyte of figures"),
        (True, "日付として読めません"),
        (1997.1, "1月か10月か"),
    ],
)
def test_what_is_no_date_is_answered_with_an_example(typed, answer):
    with pytest.raises(NotADate, match=answer) as caught:
        parse_date(typed)

    assert "例" in caught.value.wording.ja or "のように" in caught.value.wording.ja
    assert "for example" in caught.value.wording.en


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        (1, date(1900, 1, 1)),
        (59, date(1900, 2, 28)),
        (61, date(1900, 3, 1)),
        (38078, date(2004, 4, 1)),
        (40058.99, date(2009, 9, 2)),
        (73050, date(2099, 12, 31)),
    ],
)
def test_the_days_excel_counts_are_read_past_the_one_that_never_was(serial, day):
    assert parse_date(serial) == day


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("平成9年4月", "1997-04"),
        ("平成９年", "1997"),
        ("S61.4", "1986-04"),
        ("昭和元年", "1926"),
        ("令和元年", "2019"),
        ("1997", "1997"),
        ("1997年頃", "1997"),
        ("２０２６年4月", "2026-04"),
        ("1997/4", "1997-04"),
        ("199704", "1997-04"),
        ("Apr 1997", "1997-04"),
        (1997, "1997"),
        (1997.0, "1997"),
        (1997.4, "1997-04"),
        (1997.12, "1997-12"),
        (199704.0, "1997-04"),
        ("1997-04-01", "1997-04-01"),
        ("明治3年", "1870"),
    ],
)
def test_a_career_date_keeps_the_precision_it_was_written_with(typed, iso):
    assert parse_partial(typed).isoformat() == iso


def test_a_date_is_shown_in_its_era_and_in_figures():
    assert format_date(date(2009, 9, 2)) == "平成21年9月2日（2009/9/2）"
    assert format_date(date(2019, 5, 1)) == "令和元年5月1日（2019/5/1）"
    assert format_date(date(1912, 7, 29)) == "明治45年7月29日（1912/7/29）"
    assert format_date(date(1912, 7, 30)) == "大正元年7月30日（1912/7/30）"
    assert format_date(date(1870, 4, 1)) == "1870/4/1"
    assert format_date(date(2009, 9, 2), "en") == "2 September 2009"


@given(st.dates(date(1600, 1, 1), date(2099, 12, 31)), st.sampled_from(["ja", "en"]))
def test_what_is_shown_can_be_typed_again(day, language):
    assert parse_date(format_date(day, language)) == day


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2009, 3, 31), 2008), (date(2009, 4, 1), 2009), (date(2010, 1, 1), 2009)],
)
def test_a_fiscal_year_runs_from_april_to_march(day, year):
    assert fiscal_year(day) == year


def test_a_fiscal_year_is_named_after_the_era_it_mostly_lies_in():
    assert [fiscal_year_label(year) for year in (1988, 1989, 2009, 2018, 2019, 1870)] == [
        "昭和63年度（1988年度）",
        "平成元年度（1989年度）",
        "平成21年度（2009年度）",
        "平成30年度（2018年度）",
        "令和元年度（2019年度）",
        "1870年度",
    ]
    assert fiscal_year_label(2009, "en-gb") == "FY2009"


@given(
    st.text(max_size=20)
    | st.from_regex(r"[SHR昭平令]?[0-9元]{1,4}[年./-][0-9]{1,2}月?")
    | st.floats()
)
def test_anything_else_is_a_date_or_refused_in_words(value):
    try:
        partial = parse_partial(value)
    except NotADate:
        return
    assert parse_partial(partial.isoformat()) == partial
