"""A written date taken apart: 昭和21年4月1日, S21.4.1, 1946/4, 19460401, 1 April 1946."""

import calendar
import re

from enishi.reference import _date_refusals as refusals
from enishi.reference._date_refusals import NotADate
from enishi.reference._eras import BY_NAME, FIRST_SOLAR_DAY, Era
from enishi.reference.folding import fold
from enishi.reference.kanji_figures import in_figures
from enishi.reference.partial_date import PartialDate

EARLIEST_YEAR, LATEST_YEAR = 1600, 2100
_LONGEST_TEXT = 100

_REMARK = re.compile(r"\(.*?\)|[月火水木金土日]曜日?$|(?:生マレ|生|頃|ゴロ|ヨリ|カラ)$|^西暦")
_TIME = re.compile(r"[ t][0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?(?:z|[+-][0-9:]+)?$")
_REST = (
    r"(?:(?:年|[./-])(?:(?P<month>[0-9]{1,2})(?:(?:月|[./-])(?:(?P<day>[0-9]{1,2})日?)?)?)?)?\.?"
)
_IN_ERA = re.compile(rf"(?P<era>{'|'.join(BY_NAME)})\.?(?P<number>元|[0-9]{{1,2}}){_REST}")
_WESTERN = re.compile(rf"(?P<year>[0-9]{{4}}){_REST}")
_ERA_RUN = re.compile(r"(?P<era>[mtshr])(?P<number>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_RUN = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})?")
_ENGLISH = (
    re.compile(r"(?:(?P<day>[0-9]{1,2})[ -])?(?P<name>[a-z]{3,9})[ ,.-]+(?P<year>[0-9]{4})"),
    re.compile(r"(?P<name>[a-z]{3,9})\.? (?P<day>[0-9]{1,2}),? (?P<year>[0-9]{4})"),
)
_TWO_FIGURES = re.compile(r"[0-9]{1,2}(?:[年月./-][0-9]{0,4}){1,2}日?")
_KANJI_NUMBER = re.compile("[〇一二三四五六七八九十百千]+")


def read(text: str) -> PartialDate:
    """Return what a written date says, as precise as it is written."""
    folded = fold(text[:_LONGEST_TEXT]).strip()
    if not folded:
        raise NotADate(refusals.EMPTY)
    if "年度" in folded:
        raise NotADate(refusals.FISCAL_YEAR)
    if re.search("現在|在職|在籍|至ル今", folded):
        raise NotADate(refusals.NOT_OVER)
    plain = _KANJI_NUMBER.sub(_figures, _TIME.sub("", _REMARK.sub("", folded).strip()))
    joined = re.sub(r"(?<=[0-9]) (?=[0-9])", "/", re.sub(" +", " ", plain))
    joined = re.sub(r" ?([./\-年月]) ?", r"\1", joined)
    return _from_english(joined) or _from_figures(joined.replace(" ", ""))


def checked(year: int, month: int | None, day: int | None) -> PartialDate:
    """Return the date if there is such a day, and say otherwise what there is."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise NotADate(refusals.far_away(year))
    if month is not None and not 1 <= month <= 12:
        raise NotADate(refusals.no_such_month(month))
    if month is not None and day is not None:
        last = calendar.monthrange(year, month)[1]
        if not 1 <= day <= last:
            raise NotADate(refusals.no_such_day(year, month, day, last))
    return PartialDate(year, month, day)


def _from_figures(text: str) -> PartialDate:
    if found := _IN_ERA.fullmatch(text) or _ERA_RUN.fullmatch(text):
        number = 1 if found["number"] == "元" else int(found["number"])
        return _in_era(BY_NAME[found["era"]], number, _part(found, "month"), _part(found, "day"))
    if found := _WESTERN.fullmatch(text) or _RUN.fullmatch(text):
        return checked(int(found["year"]), _part(found, "month"), _part(found, "day"))
    raise NotADate(
        refusals.TWO_FIGURE_YEAR if _TWO_FIGURES.fullmatch(text) else refusals.UNREADABLE
    )


def _from_english(text: str) -> PartialDate | None:
    months = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
    for pattern in _ENGLISH:
        found = pattern.fullmatch(text)
        numbers = [n for name, n in months.items() if found and name.startswith(found["name"])]
        if found and len(numbers) == 1:
            return checked(int(found["year"]), numbers[0], _part(found, "day"))
    return None


def _in_era(era: Era, number: int, month: int | None, day: int | None) -> PartialDate:
    if number == 0:
        raise NotADate(refusals.before_its_era(era))
    partial = checked(era.first.year + number - 1, month, day)
    if partial.latest < era.first or partial.earliest > era.last:
        raise NotADate(refusals.outside_its_era(era, partial.year, month, day))
    if partial.day is not None and partial.latest < FIRST_SOLAR_DAY:
        raise NotADate(refusals.LUNAR)
    return partial


def _part(found: re.Match[str], name: str) -> int | None:
    return int(found[name]) if found[name] else None


def _figures(found: re.Match[str]) -> str:
    """Turn 二十一 and 二〇〇九 into figures."""
    return in_figures(found.group())
