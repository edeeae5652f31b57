"""企業の名簿: what a row says of a company, and a company as a row again."""

import re
from collections.abc import Sequence

from enishi.reference.corporate_number import parse_corporate_number
from enishi.reference.firms import company_key
from enishi.reference.folding import fold
from enishi.reference.industries import find_industry
from enishi.reference.names import to_katakana
from enishi.reference.phones import format_phone, parse_phone
from enishi.reference.postal_code import format_postal_code
from enishi.reference.wording import Wording
from enishi.sheets.cards.cells import Cells, Keys, Row, Values, figures
from enishi.sheets.cards.places import prefecture, take_place
from enishi.sheets.cards.written import industry
from enishi.sheets.records import Record
from enishi.sheets.writing import Written

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_UNITS = (("億", 10_000.0), ("百万", 100.0), ("千万", 1_000.0), ("万", 1.0), ("千", 0.1))
_PLAIN_YEN = 1_000_000  # a bare number from here on is written in yen
_SOLE = re.compile("個人|自営")
_YES = frozenset("○◯〇●◎1レ有")


def read(record: Record) -> Row:
    """Read a record as a company, as far as its cells go."""
    cells = Cells(record)
    take_company(cells)
    return cells.row(cells.given.get("name", ""))


def take_company(cells: Cells) -> None:
    """Give everything that the cells say of a company."""
    record = cells.record
    cells.take_line("name", "company", most=120)
    if not cells.given.get("name") and not cells.faults:
        cells.fault(NO_NAME)
    if kana := to_katakana(record.text("company_kana")):
        cells.given["kana"] = kana[:200]
    cells.take_read("corporate_number", "corporate_number", figures(parse_corporate_number))
    for value in record.all("sole_proprietor")[:1]:
        sole = bool(_SOLE.search(value.text)) or value.text in _YES
        cells.given["sole_proprietor"] = sole
        if sole and cells.given.get("corporate_number"):
            cells.fault(NUMBER_OF_ONE_PERSON, at=value)
    take_place(cells)
    for value in record.all("industry")[:1]:
        found = find_industry(value.text)
        if found and found.parent:
            cells.given["industry"] = found.code
        else:
            cells.note(_unknown_industry(value.text[:20]), at=value)
    _figures(cells)
    cells.take_line("president", "representative", most=80)
    cells.take_read("telephone", "phone", figures(parse_phone))
    cells.take("products", "products", most=20_000)
    cells.take("customers", "customers", most=20_000)


def _figures(cells: Cells) -> None:
    for value in cells.record.all("employees")[:1]:
        found = _NUMBER.search(fold(value.text).replace(",", ""))
        if found and len(found[0]) < 9:
            cells.given["staff"] = int(float(found[0]))
        else:
            cells.fault(NO_NUMBER, at=value)
    for value in cells.record.all("capital")[:1]:
        amount = ten_thousands(value.text, value.heading)
        if amount is not None and amount < 10**12:
            cells.given["capital"] = amount
        else:
            cells.fault(NO_AMOUNT, at=value)


def ten_thousands(text: str, heading: str) -> int | None:
    """An amount in 万円, by the unit beside it or, failing that, the one in its heading."""
    amount = fold(text).replace(",", "").replace(" ", "")
    unit = next((u for u in (amount, fold(heading)) if "円" in u or "万" in u or "億" in u), "")
    found = _NUMBER.findall(amount)
    if not found:
        return None
    if "億" in amount and len(found) == 2:
        return round(float(found[0]) * 10_000 + float(found[1]) * ("万" in amount))
    number = float(found[0])
    factor = next((factor for sign, factor in _UNITS if sign in unit), None)
    if factor is None:
        factor = 0.0001 if "円" in unit or number >= _PLAIN_YEN else 1.0
    return round(number * factor)


NO_NAME = Wording("企業名がありません。", "The company's name is missing.")
NO_NUMBER = Wording("人数を数で書いてください（例：38）。", "Write a number (for example 38).")
NO_AMOUNT = Wording(
    "金額として読めません。万円で書いてください（例：1000万円）。",
    "This is no amount. Write it in ten thousands of yen (for example 1000万円).",
)
NUMBER_OF_ONE_PERSON = Wording(
    "個人事業主には法人番号がありません。どちらかを消してください。",
    "A sole proprietor has no corporate number. Remove one of the two.",
)


def _unknown_industry(text: str) -> Wording:
    return Wording(
        f"業種「{text}」は、日本標準産業分類のどれか分からないので、空欄にします。",
        f"The industry “{text}” is not one of the standard classification and is left empty.",
    )


def keys(values: Values) -> Keys:
    """A company is found by its number, or by its name where nothing speaks against it."""
    number, telephone = values.get("corporate_number"), values.get("telephone")
    name = company_key(values.get("name", ""))
    return Keys(
        sure=((("number", number),) if number else ()),
        fair=(("name", name),),
        likely=(("name", name), *((("telephone", telephone),) if telephone else ())),
    )


def contradicts(given: Values, known: Values) -> bool:
    """Whether two companies of one name cannot be one: other numbers, or other prefectures."""
    return any(
        given.get(name) and known.get(name) and given[name] != known[name]
        for name in ("corporate_number", "prefecture")
    )


def settled(given: Values, known: Values) -> Values:
    """What is given says all there is to say."""
    return given


HEADINGS = (
    "公開ID", "企業名", "企業名フリガナ", "法人番号", "個人事業主", "業種", "郵便番号", "都道府県",
    "市区町村", "町名・番地", "従業員数", "資本金（万円）", "代表者名", "電話番号",
    "主要製品・サービス", "主な取引先",
)  # fmt: skip


def headings(companies: Sequence[Values]) -> list[str]:
    """The headings under which companies are written out."""
    return list(HEADINGS)


def cells(public_id: str, values: Values) -> list[Written]:
    """The cells of one company under these headings, each read back as what it was."""
    v = values
    return [
        public_id, v["name"], v["kana"], v["corporate_number"],
        "個人" if v["sole_proprietor"] else "", industry(v["industry"]),
        format_postal_code(v["postal_code"]), prefecture(v["prefecture"]), v["city"],
        v["street"], v["staff"], v["capital"],
        v["president"], format_phone(v["telephone"]) if v["telephone"] else "", v["products"],
        v["customers"],
    ]  # fmt: skip
