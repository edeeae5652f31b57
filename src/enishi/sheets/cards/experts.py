"""新現役の名簿: what a row says of a person."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any

from enishi.reference.firms import company_key
from enishi.reference.folding import fold
from enishi.reference.names import fold_name, split_name, to_katakana
from enishi.reference.phones import format_phone, parse_phone
from enishi.reference.postal_code import format_postal_code
from enishi.reference.taxonomy import CATEGORIES
from enishi.reference.wareki import NotADate, parse_date
from enishi.reference.wording import Wording
from enishi.sheets.cards.career import career_in
from enishi.sheets.cards.cells import Cells, Keys, Row, Values, figures
from enishi.sheets.cards.places import prefecture, take_place
from enishi.sheets.cards.written import day, industry
from enishi.sheets.categories import find_categories
from enishi.sheets.grid import Value
from enishi.sheets.posts import specialisms_of
from enishi.sheets.reach import mentions_online, read_reach
from enishi.sheets.records import Record
from enishi.sheets.writing import Written

MOST_SPECIALISMS = 6
MOST_COMPANIES = 99
_EMAIL = re.compile(r"^[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+$")
_NO = re.compile("不可|無|なし|×|✕|否|いいえ|no|不要|できない", re.IGNORECASE)


def read(record: Record) -> Row:
    """Read a record as a registration card, as far as its cells go."""
    cells = Cells(record)
    _name(cells)
    cells.take_read("born_on", "birth_date", _day)
    take_place(cells)
    _contact(cells)
    _words(cells)
    _wishes(cells)
    _specialisms(cells)
    if career := career_in(cells):
        cells.given["career"] = career
    lines = chain.from_iterable(
        re.split(r"[、,，;；\n]", text) for text in record.texts("qualification")
    )
    if names := tuple(dict.fromkeys(line.strip()[:80] for line in lines if line.strip())):
        cells.given["qualifications"] = names
    given = cells.given
    return cells.row(f"{given.get('family_name', '')} {given.get('given_name', '')}".strip())


def _name(cells: Cells) -> None:
    record = cells.record
    cells.take_line("family_name", "family_name", most=40)
    cells.take_line("given_name", "given_name", most=40)
    whole = record.all("name")
    if whole and "family_name" not in cells.given:
        text = " ".join(whole[0].text.split())
        family, given = split_name(text) or (text, "")
        if cells.fits(family, 40, at=whole[0]) and cells.fits(given, 40, at=whole[0]):
            cells.given |= {"family_name": family, "given_name": given}
    if not cells.given.get("family_name") and not cells.faults:
        cells.fault(NO_NAME)
    for name, meaning in (("family_kana", "family_kana"), ("given_kana", "given_kana")):
        if kana := to_katakana(record.text(meaning)):
            cells.given[name] = kana[:60]
    if "family_kana" not in cells.given and (kana := to_katakana(record.text("name_kana"))):
        family, _space, given = kana.partition(" ")
        cells.given |= {"family_kana": family[:60], "given_kana": given[:60]}


NO_NAME = Wording(
    "氏名がありません。姓と名を書いてください（例：山田　太郎）。",
    "The name is missing. Write family and given name.",
)


def _contact(cells: Cells) -> None:
    phones = cells.record.all("phone", "mobile")
    for value in phones[:1]:
        cells.take_read("telephone", value.meaning, figures(parse_phone))
    for value in cells.record.all("email"):
        address = fold(value.text).strip().removeprefix("mailto:")
        if _EMAIL.match(address) and len(address) <= 254:
            cells.given["email"] = address
        elif not _NO.search(value.text):
            cells.fault(NO_ADDRESS, at=value)


NO_ADDRESS = Wording(
    "メールアドレスとして読めません。1つだけ、@の前後を確かめて書いてください"
    "（例：yamada@example.jp）。",
    "This is no e-mail address. Write one, with what stands before and after @.",
)


def _words(cells: Cells) -> None:
    for name, meaning in (("about", "appeal"), ("offers", "offer"), ("small_firm_style", "style")):
        cells.take(name, meaning, most=20_000)
    for name, meaning, most in (
        ("languages", "language", 120),
        ("weekdays", "wished_frequency", 120),
        ("discovery_channel", "channel", 60),
    ):
        cells.take_line(name, meaning, most=most)
    achieved = "\n".join(text.strip() for text in cells.record.texts("achievement"))
    if achieved:
        cells.given["about"] = "\n".join(filter(None, (cells.given.get("about"), achieved)))


def _wishes(cells: Cells) -> None:
    record = cells.record
    wishes = record.all("wished_region")
    if wishes:
        text = " 、".join(value.text for value in wishes)
        reach, unknown = read_reach(text, cells.given.get("prefecture"))
        cells.given["reach"] = sorted(reach or ())
        if unknown:
            cells.note(_unknown_region("、".join(unknown)), at=wishes[0])
        if mentions_online(text):
            cells.given["online"] = True
    for value in record.all("online")[:1]:
        cells.given["online"] = not _NO.search(value.text)
    for value in record.all("capacity")[:1]:
        number = re.search(r"\d{1,3}", fold(value.text))
        if number:
            cells.given["capacity"] = min(int(number[0]), MOST_COMPANIES)
        else:
            cells.fault(NO_NUMBER, at=value)
    for name, meaning in (("paused_until", "paused_until"), ("retires_on", "retires_on")):
        for value in record.all(meaning)[:1]:
            if not (isinstance(value.value, str) and _NO.search(value.text)):
                cells.take_read(name, meaning, _day)


@lru_cache(maxsize=8192, typed=True)
def _day(value: Value) -> date:
    if isinstance(value, bool):
        raise NotADate(NO_DAY)
    return parse_date(value)


NO_DAY = Wording("日付を書いてください（例：令和9年3月31日）。", "Write a date (2027-03-31).")
NO_NUMBER = Wording("数を書いてください（例：2）。", "Write a number (for example 2).")


def _unknown_region(text: str) -> Wording:
    return Wording(
        f"希望地域の「{text}」が読みとれないので、どこへでもうかがえるものとします。",
        f"The wished region “{text}” is not understood; the person is taken to go anywhere.",
    )


def _specialisms(cells: Cells) -> None:
    """The fields that the words name; words that name none stay, among what the person offers."""
    slugs: dict[str, None] = {}
    unnamed: list[str] = []
    for text in specialisms_of(cells.record):
        found = sorted(find_categories([text]))
        slugs |= dict.fromkeys(found)
        if not found:
            unnamed.append(text.strip())
    if slugs:
        cells.given["specialisms"] = tuple(slugs)[:MOST_SPECIALISMS]
    if len(slugs) > MOST_SPECIALISMS:
        cells.note(
            Wording(
                "専門分野は、はじめの6つだけを入れます。", "Only the first six fields are taken in."
            ),
            at=cells.record.all("specialism")[0],
        )
    if unnamed:
        offers = (cells.given.get("offers"), "、".join(unnamed))
        cells.given["offers"] = "\n".join(filter(None, offers))


def keys(values: Values) -> Keys:
    """A person is found by name with birth, telephone or mail; else by name and former company."""
    name = fold_name(f"{values.get('family_name', '')}{values.get('given_name', '')}")
    kana = fold_name(f"{values.get('family_kana', '')}{values.get('given_kana', '')}")
    marks = [(mark, values[mark]) for mark in ("born_on", "telephone", "email") if values.get(mark)]
    posts = values.get("career", ())
    return Keys(
        sure=tuple((name, *mark) for mark in marks),
        fair=tuple(
            [(name, "firm", company_key(p["company_name"])) for p in posts if p["company_name"]]
            + [(name, "story", fold(p["duties"])[:200]) for p in posts]
        )
        or ((name, "alone", values.get("prefecture", "")),),
        likely=(
            ("name", name),
            *((("kana", kana, *marks[0]),) if kana and marks else ()),
            *(mark for mark in marks if mark[0] == "telephone"),
        ),
    )


def contradicts(given: Values, known: Values) -> bool:
    """Whether two people of one name cannot be one: born or read differently."""
    born = given.get("born_on") and known.get("born_on") and given["born_on"] != known["born_on"]
    readings = [
        fold_name(f"{values.get('family_kana', '')}{values.get('given_kana', '')}")
        for values in (given, known)
    ]
    return bool(born) or bool(all(readings) and readings[0] != readings[1])


def settled(given: Values, known: Values) -> Values:
    """Leave a name divided as a person divided it, and a reading that a person divided, too."""
    kept: dict[str, Any] = dict(given)
    for family, other in (("family_name", "given_name"), ("family_kana", "given_kana")):
        if family in kept and not kept.get(other):
            whole = fold_name(f"{known[family]}{known[other]}")
            if fold_name(kept[family]) == whole:
                kept |= {family: known[family], other: known[other]}
    return kept


HEADINGS = (
    "公開ID", "姓", "名", "セイ", "メイ", "生年月日", "郵便番号", "都道府県", "市区町村",
    "町名・番地", "電話番号", "メールアドレス", "専門分野", "保有資格", "語学", "支援できること",
    "自己PR", "中小企業での働き方", "希望地域", "オンライン", "希望頻度", "同時に担当できる社数",
    "休止期限", "退職予定日", "お知りになったきっかけ",
)  # fmt: skip
POST_HEADINGS = (
    "会社名", "会社規模", "業種", "部署", "役職", "入社年月", "退職年月", "担当業務", "海外勤務",
)  # fmt: skip


def headings(people: Sequence[Values]) -> list[str]:
    """The headings under which people are written out: as many posts as anybody has."""
    most = max((len(values["career"]) for values in people), default=0)
    return [*HEADINGS, *(f"{heading}{n}" for n in range(1, most + 1) for heading in POST_HEADINGS)]


def cells(public_id: str, values: Values) -> list[Written]:
    """The cells of one person under these headings, each read back as what it was."""
    v = values
    row: list[Written] = [
        public_id, v["family_name"], v["given_name"], v["family_kana"], v["given_kana"],
        day(v["born_on"]), format_postal_code(v["postal_code"]), prefecture(v["prefecture"]),
        v["city"], v["street"],
        format_phone(v["telephone"]) if v["telephone"] else "", v["email"],
        "、".join(CATEGORIES[slug].label for slug in v["specialisms"] if slug in CATEGORIES),
        "\n".join(v["qualifications"]), v["languages"], v["offers"], v["about"],
        v["small_firm_style"], "、".join(map(prefecture, v["reach"])) or "全国",
        "可" if v["online"] else "不可", v["weekdays"], v["capacity"], day(v["paused_until"]),
        day(v["retires_on"]), v["discovery_channel"],
    ]  # fmt: skip
    for post in v["career"]:
        row += [
            post["company_name"], post["company_size"], industry(post["industry"]),
            post["department"], post["post"], post["from_when"], post["to_when"], post["duties"],
            "あり" if post["overseas"] else "",
        ]  # fmt: skip
    return row
