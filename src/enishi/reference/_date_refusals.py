"""What is said when something typed is not a date."""

from datetime import date

from enishi.reference._eras import Era, era_of_day, western
from enishi.reference.unreadable import Unreadable
from enishi.reference.wording import Wording

EXAMPLES_JA = "（例：S21.4.1、昭和21年4月1日、1946/4/1）"
EXAMPLES_EN = "(for example 1946/4/1 or S21.4.1)"


class NotADate(Unreadable):
    """What was typed is no date."""


UNREADABLE = Wording(
    f"日付として読めません。年・月・日の順に入れてください{EXAMPLES_JA}。",
    f"This cannot be read as a date. Type year, month and day in this order {EXAMPLES_EN}.",
)
EMPTY = Wording(
    f"日付が入っていません。年・月・日の順に入れてください{EXAMPLES_JA}。",
    f"There is no date. Type year, month and day in this order {EXAMPLES_EN}.",
)
TWO_FIGURE_YEAR = Wording(
    f"年が分かりません。元号をつけるか、西暦を4けたで入れてください{EXAMPLES_JA}。",
    f"The year is not clear. Type it with four figures, or with its era {EXAMPLES_EN}.",
)
DAY_MISSING = Wording(
    f"年・月・日をすべて入れてください{EXAMPLES_JA}。",
    f"Type the year, the month and the day {EXAMPLES_EN}.",
)
FISCAL_YEAR = Wording(
    "「年度」は4月から翌年3月までを指すので、日付になりません。"
    "年と月で入れてください（例：平成21年4月、2009/4）。",
    "A fiscal year runs from April to March and is not a date. "
    "Type the year and the month (for example 2009/4).",
)
NOT_OVER = Wording(
    "「現在」は日付ではありません。続いているなら、終わりの日付は空欄にしてください"
    "（終わっている場合の例：平成21年3月、2009/3）。",
    "“Present” is not a date. Leave the end empty while it lasts "
    "(if it has ended, for example 2009/3).",
)
PHANTOM_DAY = Wording(
    "Excel の「1900年2月29日」は実際にはない日です（1900年はうるう年ではありません）。"
    f"日付を入れ直してください{EXAMPLES_JA}。",
    "Excel's 29 February 1900 never existed, since 1900 was no leap year. "
    f"Please type the date again {EXAMPLES_EN}.",
)
OCTOBER_OR_JANUARY = Wording(
    "Excel では「1997.10」が「1997.1」に変わるため、1月か10月か分かりません。"
    "「1997年10月」のように入れ直してください。",
    "Excel turns 1997.10 into 1997.1, so this may be January or October. "
    "Please type it like 1997/10, for example.",
)
LUNAR = Wording(
    "明治5年までは旧暦のため、今の暦の月日に直せません。"
    "新しい暦の日付を西暦で入れてください（例：1870/4/1）。",
    "Japan used a lunar calendar until 1872, so this day cannot be converted. "
    "Type the date of the present calendar (for example 1870/4/1).",
)


def far_away(year: int) -> Wording:
    """Say that a year lies too far off to be meant."""
    return Wording(
        f"{year}年は遠すぎます。年を確かめてください{EXAMPLES_JA}。",
        f"The year {year} is too far away. Please check the year {EXAMPLES_EN}.",
    )


def no_such_month(month: int) -> Wording:
    """Say that a year has no such month."""
    return Wording(
        f"{month}月という月はありません。月は1から12までで入れてください{EXAMPLES_JA}。",
        f"There is no month {month}. Type a month from 1 to 12 {EXAMPLES_EN}.",
    )


def no_such_day(year: int, month: int, day: int, last: int) -> Wording:
    """Say that a month has no such day."""
    return Wording(
        f"{year}年{month}月に{day}日はありません。{last}日までの日を入れてください"
        f"（例：{year}/{month}/{last}）。",
        f"There is no {year}/{month}/{day}. Type a day up to {last} "
        f"(for example {year}/{month}/{last}).",
    )


def outside_its_era(era: Era, year: int, month: int | None, day: int | None) -> Wording:
    """Say that an era had no such day, and what that day was called."""
    rest = "".join(f"{part}{unit}" for part, unit in ((month, "月"), (day, "日")) if part)
    right = era_of_day(date(year, month or 7, day or 28))
    name = f"{right.year_label(year)}{rest}" if right else f"{year}年{rest}"
    number = "/".join(str(part) for part in (year, month, day) if part)
    return Wording(
        f"{era.year_label(year)}{rest}はありません。{era.span().ja}。西暦{number}なら、{name}です"
        f"（例：{name}、{number}）。",
        f"{era.english} {year - era.first.year + 1} had no such date: {era.span().en}. "
        f"Type {number} for example, if that is meant.",
    )


def before_its_era(era: Era) -> Wording:
    """Say that an era counts from one."""
    return Wording(
        f"{era.label}0年はありません。最初の年は元年です（例：{era.label}元年、{era.first.year}）。",
        f"{era.english} counts from 1 (for example {western(era.first)}).",
    )
