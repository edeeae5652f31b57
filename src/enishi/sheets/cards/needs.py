"""聞き取り前ニーズの一覧: what a row says of a need and its company, and a need as a row."""

import re
from collections.abc import Sequence

from enishi.reference.firms import company_key
from enishi.reference.folding import fold
from enishi.reference.taxonomy import CATEGORIES
from enishi.reference.wording import Wording
from enishi.sheets.cards import companies
from enishi.sheets.cards.cells import Cells, Keys, Row, Values
from enishi.sheets.cards.places import prefecture
from enishi.sheets.categories import find_categories
from enishi.sheets.records import NamedValue, Record
from enishi.sheets.writing import Written

_LONGEST_TITLE = 80
_TITLE_FROM_TEXT = 30
_NO = re.compile("不可|無|なし|×|✕|否|いいえ|no|不要|できない", re.IGNORECASE)
_SENTENCE = re.compile(r"[。\n]")


def read(record: Record) -> Row:
    """Read a record as a need; `given["company"]` is what it says of the company."""
    company = Cells(record)
    companies.take_company(company)
    cells = Cells(record, company.faults, company.notes, {"company": company.given})
    given = cells.given
    for name, meaning in (
        ("said", "need"), ("assessed", "assessed"), ("background", "background"),
        ("tried", "tried"), ("expected", "expected"),
    ):  # fmt: skip
        cells.take(name, meaning, most=20_000)
    cells.take_line("title", "title", most=_LONGEST_TITLE)
    cells.take_line("budget", "budget", most=80)
    timing = [v.text for v in record.all("timing", "frequency")]
    if timing and cells.fits(line := " ".join(" ".join(timing).split()), 120, at=_first(record)):
        given["timing"] = line
    for value in record.all("online")[:1]:
        given["online"] = not _NO.search(value.text)
    for value in record.all("wants")[:1]:
        found = re.search(r"\d{1,2}", fold(value.text))
        if found and int(found[0]):
            given["wants"] = int(found[0])
        else:
            cells.fault(companies.NO_NUMBER, at=value)
    slugs = [slug for text in record.texts("category") for slug in sorted(find_categories([text]))]
    if slugs:
        given["categories"] = tuple(dict.fromkeys(slugs))
    told = next((given[n] for n in ("said", "title", "background") if given.get(n)), "")
    if not told and not cells.faults:
        cells.fault(NO_NEED)
    return cells.row(" ".join(filter(None, (company.given.get("name"), title_of(given)))))


def _first(record: Record) -> NamedValue:
    return record.all("timing", "frequency")[0]


def complete(given: Values) -> dict[str, object]:
    """What a new need is made of: a title and a text, even where the list has only one of them."""
    values = {name: value for name, value in given.items() if name not in ("company", "categories")}
    said = values.get("said") or values.get("title") or values.get("background", "")
    return values | {"said": said, "title": title_of(given)}


def title_of(given: Values) -> str:
    """The title, or the beginning of the text in its place."""
    if given.get("title"):
        return str(given["title"])
    first = _SENTENCE.split(str(given.get("said") or given.get("background", "")).strip())[0]
    return first if len(first) <= _TITLE_FROM_TEXT else first[:_TITLE_FROM_TEXT] + "…"


NO_NEED = Wording(
    "ニーズが書かれていません。企業が困っていることを書いてください。",
    "The need is missing. Write what troubles the company.",
)


def keys(values: Values) -> Keys:
    """A need is found by its company with its text or its title."""
    company = company_key(values["company"].get("name", ""))
    said = values.get("said") or values.get("title") or values.get("background", "")
    title = fold(title_of(values))
    return Keys(
        sure=((company, "said", fold(str(said))[:500]),),
        fair=((company, "title", title),),
        likely=((company, "title", title),),
    )


def contradicts(given: Values, known: Values) -> bool:
    """Whether needs of one company and title cannot be one: the companies' numbers differ."""
    return companies.contradicts(given["company"], known["company"])


def settled(given: Values, known: Values) -> Values:
    """A list of needs changes needs; the companies have a list of their own."""
    return {name: value for name, value in given.items() if name != "company"}


HEADINGS = (
    "公開ID", "案件番号", "企業名", "法人番号", "都道府県", "件名", "ニーズ内容", "担当者の見立て",
    "課題の背景", "試したこと", "期待する成果", "分野", "希望時期", "予算", "オンライン",
    "希望する人数",
)  # fmt: skip


def headings(needs: Sequence[Values]) -> list[str]:
    """The headings under which needs are written out."""
    return list(HEADINGS)


def cells(public_id: str, values: Values) -> list[Written]:
    """The cells of one need under these headings, each read back as what it was."""
    v, company = values, values["company"]
    return [
        public_id, v["reference"], company["name"], company["corporate_number"],
        prefecture(company["prefecture"]), v["title"], v["said"], v["assessed"], v["background"],
        v["tried"], v["expected"],
        "、".join(CATEGORIES[slug].label for slug in v["categories"] if slug in CATEGORIES),
        v["timing"], v["budget"], "可" if v["online"] else "不可", v["wants"],
    ]  # fmt: skip
