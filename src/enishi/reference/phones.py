"""Telephone numbers as people and Excel write them, kept in the international form E.164."""

import re

import phonenumbers

from enishi.reference.folding import fold
from enishi.reference.unreadable import Unreadable
from enishi.reference.wording import Wording

__all__ = ["NotAPhone", "format_phone", "parse_phone"]

_EXTENSION = re.compile(r"(?:\(?内線?\)?|ext(?:ension)?\.?|#) *:? *[0-9]{1,6}\)?")
_RUN = re.compile(r"\+?[0-9(][0-9 ().\-]*[0-9]")
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?e\+?[0-9]+")
# 11 figures belong to mobile, IP and pager numbers and to 0800; all other Japanese numbers have 10.
# None begins with 010: that leads abroad.
_JAPANESE = re.compile(r"0(?!10|[25-9]0)[1-9][0-9]{8}|0[25-9]0[0-9]{8}")
_SHORTEST = 9
_LONGEST = 15
_LONGEST_TEXT = 200


class NotAPhone(Unreadable):
    """What was typed is no telephone number."""


def parse_phone(value: str | float | int) -> str:
    """Return the number in E.164, from any width, brackets, remarks, or a number cell of Excel."""
    text = fold(_as_typed(value))
    if _SCIENTIFIC.search(text):
        raise NotAPhone(_ROUNDED)
    runs = _RUN.findall(_EXTENSION.sub(" ", text))
    long_enough = [run for run in runs if _count(run) >= _SHORTEST]
    if len(long_enough) > 1 or any(_count(run) > _LONGEST for run in long_enough):
        raise NotAPhone(_TWO_NUMBERS)
    if not long_enough:
        raise NotAPhone(_TOO_SHORT if _count(text) else _NO_FIGURES)
    return _international(long_enough[0])


def format_phone(e164: str) -> str:
    """Return the number as Japan writes it, or the international form for other countries."""
    number = phonenumbers.parse(e164, None)
    style = phonenumbers.PhoneNumberFormat
    if number.country_code != 81:
        return phonenumbers.format_number(number, style.INTERNATIONAL)
    national = phonenumbers.format_number(number, style.NATIONAL)
    if "-" in national:
        return national
    figures = "0" + str(number.national_number)
    return f"{figures[:-8]}-{figures[-8:-4]}-{figures[-4:]}"


def _as_typed(value: str | float | int) -> str:
    if isinstance(value, str):
        if len(value) > _LONGEST_TEXT:
            raise NotAPhone(_TOO_LONG)
        return re.sub(r"\.0$", "", value.strip())
    if isinstance(value, bool) or not value >= 0:
        raise NotAPhone(_NO_FIGURES)
    if value >= 10**_LONGEST:
        raise NotAPhone(_TOO_LONG)
    return str(int(value)) if value == int(value) else str(value)


def _count(text: str) -> int:
    return sum(character in "0123456789" for character in text)


def _international(run: str) -> str:
    figures = re.sub("[^0-9]", "", run)
    if run.startswith("+") or (figures.startswith("81") and len(figures) in (11, 12, 13)):
        return _abroad_or_japan(figures)
    if figures.startswith("010"):
        return _abroad_or_japan(figures.removeprefix("010"))
    if not figures.startswith("0"):
        # Excel keeps a number, and a number has no leading zero.
        figures = "0" + figures
    return _japanese(figures)


def _abroad_or_japan(figures: str) -> str:
    if figures.startswith("81"):
        return _japanese("0" + figures.removeprefix("81").removeprefix("0"))
    try:
        number = phonenumbers.parse("+" + figures, None)
    except phonenumbers.NumberParseException as error:
        raise NotAPhone(_NOT_ABROAD) from error
    if not phonenumbers.is_possible_number(number):
        raise NotAPhone(_NOT_ABROAD)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _japanese(figures: str) -> str:
    if _JAPANESE.fullmatch(figures):
        return "+81" + figures[1:]
    raise NotAPhone(_TOO_SHORT if len(figures) < 10 else _TOO_LONG)


_EXAMPLES_JA = "（例：03-0000-0000、090-0000-0000）"
_EXAMPLES_EN = "(for example 03-0000-0000 or 090-0000-0000)"
_NO_FIGURES = Wording(
    f"電話番号の数字が見つかりません。市外局番から入れてください{_EXAMPLES_JA}。",
    f"There is no number in it. Type the telephone number with its area code {_EXAMPLES_EN}.",
)
_TOO_SHORT = Wording(
    f"電話番号のけたが足りません。市外局番から入れてください{_EXAMPLES_JA}。",
    f"The telephone number is too short. Type it with its area code {_EXAMPLES_EN}.",
)
_TOO_LONG = Wording(
    "電話番号のけた数が合いません。固定電話は10けた、携帯電話は11けたです。"
    f"数字を確かめてください{_EXAMPLES_JA}。",
    "The telephone number has the wrong length: a landline has 10 figures, a mobile phone 11. "
    f"Please check the figures {_EXAMPLES_EN}.",
)
_TWO_NUMBERS = Wording(
    f"数字が多すぎます。電話番号が2つ書かれているなら、ここには1つだけ入れてください{_EXAMPLES_JA}。",
    "There are too many figures. If there are two telephone numbers, type only one here "
    f"{_EXAMPLES_EN}.",
)
_ROUNDED = Wording(
    "電話番号が Excel で「3.1E+08」のような形に変わり、下のけたが失われています。"
    f"Excel のセルを「文字列」にして、入れ直してください{_EXAMPLES_JA}。",
    "Excel has rounded the telephone number to something like 3.1E+08, so its last figures are "
    f"lost. Set the cell to text and type it again {_EXAMPLES_EN}.",
)
_NOT_ABROAD = Wording(
    "海外の電話番号として読めません。「+」と国番号から入れてください（例：+1 202 555 0100）。",
    "This cannot be read as a number abroad. Begin with + and the country code "
    "(for example +1 202 555 0100).",
)
