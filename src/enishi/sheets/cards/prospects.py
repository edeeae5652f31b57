"""訪問先開拓台帳: what a row says of a company to be visited, and such a line as a row again."""

from collections.abc import Mapping, Sequence
from datetime import date

from enishi.reference.firms import company_key
from enishi.reference.folding import fold
from enishi.reference.industries import find_industry
from enishi.reference.names import to_katakana
from enishi.reference.near_days import parse_near, without_year
from enishi.reference.phones import format_phone, parse_phone
from enishi.reference.wareki import parse_date
from enishi.reference.wording import Wording
from enishi.sheets.cards.cells import Cells, Keys, Row, Values, figures
from enishi.sheets.cards.companies import NO_NAME
from enishi.sheets.cards.places import prefecture, take_place
from enishi.sheets.cards.written import day, industry
from enishi.sheets.grid import Value, text_of
from enishi.sheets.records import Record
from enishi.sheets.writing import Written

CALL = ("called_on", "outcome", "call_words", "again_on")
# What people write, in the order in which it is looked for; the first that occurs decides.
_REFERRALS = {
    "bank": "銀行 信金 信用金庫 信用組合 信組 金融 bank",
    "chamber": "商工会 商議所 会議所 chamber",
    "earlier": "デュアル これまで 前年 過去 高校 高専 earlier",
    "course": "講習 セミナー 講座 説明会 course seminar",
    "expert": "新現役 会員 OB会 expert",
    "own": "自分 自社 自力 当会 飛び込み 飛込 own",
    "company": "企業 取引先 会社 company",
}
_OUTCOMES = {
    "refused": "断り 断ら 拒否 辞退 不要 見送 見合 不可 refus",
    "papers": "資料 送付 郵送 papers",
    "unreached": "不在 留守 つなが 繋が 応答なし 不通 unreached",
    "again": "再 またお話 検討 保留 後日 継続 折り返 again",
}
_SIGNS = {"ng": "refused", "×": "refused", "✕": "refused", "断": "refused", "△": "again"}
_OTHER = {"", fold("そのほか"), fold("その他")}
_NOT_YET = {"", "未", "未連絡", "未着手", "これから", "-"}


def read(record: Record, *, today: date | None = None) -> Row:
    """Read a record as a line of the register, as far as its cells go.

    A day without its year is the nearest to `today`: a call lies behind, the next one ahead.
    """
    cells = Cells(record)
    cells.take_line("name", "company", most=120)
    if not cells.given.get("name") and not cells.faults:
        cells.fault(NO_NAME)
    if kana := to_katakana(record.text("company_kana")):
        cells.given["kana"] = kana[:200]
    _take_place(cells)
    for value in record.all("industry")[:1]:
        found = find_industry(value.text)
        if found and found.parent:
            cells.given["industry"] = found.code
    cells.take_read("telephone", "phone", figures(parse_phone))
    cells.take_line("contact", "contact", most=80)
    cells.take_line("referred_by", "introduced_by", most=120)
    _take_referral(cells)
    cells.take("note", "known", most=4000)
    _take_day(cells, "noted_on", today, ahead=False)
    _take_call(cells, today)
    return cells.row(cells.given.get("name", ""))


def _take_place(cells: Cells) -> None:
    """Where the company stands; a register holds no more than its city."""
    take_place(cells)
    for name in ("postal_code", "street"):
        cells.given.pop(name, None)


def _take_referral(cells: Cells) -> None:
    """By which way the company came; where no column says so, the one who referred it tells."""
    said = cells.record.text("referral")
    source = said or cells.given.get("referred_by", "")
    if source:
        cells.given["referral"] = among(_REFERRALS, source) or "other"
    named = fold(said) not in _OTHER
    if named and cells.given["referral"] == "other" and not cells.given.get("referred_by"):
        cells.given["referred_by"] = " ".join(said.split())[:120]


def _take_day(cells: Cells, name: str, today: date | None, *, ahead: bool) -> None:
    """A day; where its year is missing the row is taken in and says which one was read."""
    for value in cells.record.all(name)[:1]:
        if today is None or without_year(text_of(value.value)) is None:
            cells.take_read(name, name, _day)
            continue
        cells.take_read(
            name, name, lambda told: parse_near(text_of(told), today=today, ahead=ahead)
        )
        if name in cells.given:
            cells.note(_read_as(value.text[:20], cells.given[name]), at=value)


def _take_call(cells: Cells, today: date | None) -> None:
    """What came of a call; a refusal has its day and its reason."""
    said = cells.record.all("outcome")[:1]
    outcome = _outcome(said[0].text) if said else ""
    _take_day(cells, "called_on", today, ahead=False)
    _take_day(cells, "again_on", cells.given.get("called_on", today), ahead=True)
    cells.take("call_words", "call_words", most=4000)
    if said and not outcome and fold(said[0].text).strip() not in _NOT_YET:
        cells.note(_unknown_outcome(said[0].text[:20]), at=said[0])
    if outcome:
        cells.given["outcome"] = outcome
    if outcome == "refused" and not cells.given.get("call_words"):
        cells.given["call_words"] = said[0].text.strip()[:200]
    called, again = cells.given.get("called_on"), cells.given.get("again_on")
    if called and again and again < called:
        cells.fault(AGAIN_BEFORE, at=cells.record.all("again_on")[0])
    noted = cells.given.get("noted_on")
    if called and outcome and (today is not None) and (noted is None or called < noted):
        cells.note(_noted_with_call(called), at=cells.record.all("called_on")[0])


def among(words: Mapping[str, str], text: str) -> str:
    """The first of the choices of which a word occurs in the text."""
    folded = fold(text)
    pairs = ((slug, fold(word)) for slug, said in words.items() for word in said.split())
    return next((slug for slug, word in pairs if word in folded), "")


def _outcome(text: str) -> str:
    return _SIGNS.get(fold(text).strip(), "") or among(_OUTCOMES, text)


def _day(value: Value) -> date:
    return parse_date(text_of(value) if isinstance(value, bool) else value)


AGAIN_BEFORE = Wording(
    "次に連絡する日が、連絡した日より前です。どちらかを直してください。",
    "The next call is before the call. Correct one of the two.",
)


def _read_as(text: str, day: date) -> Wording:
    told = f"{day.year}/{day.month}/{day.day}"
    return Wording(
        f"「{text}」には年がないので、{told}と読みました。",
        f"“{text}” has no year and was read as {told}.",
    )


def _noted_with_call(day: date) -> Wording:
    told = f"{day.year}/{day.month}/{day.day}"
    return Wording(
        f"連絡がその日にあったので、台帳に入れた日も{told}にします。",
        f"Since there was a call on that day, the line counts as entered on {told}.",
    )


def _unknown_outcome(text: str) -> Wording:
    return Wording(
        f"結果「{text}」は読みとれないので、入れません。約束ができた企業は、取り込んだあとで"
        "「約束ができた」を押してください。",
        f"The outcome “{text}” is not known and is left out. Where an appointment was made, press "
        "“Appointment made” after taking the roster in.",
    )


def keys(values: Values) -> Keys:
    """A line is found by the company's name where nothing speaks against it."""
    telephone, name = values.get("telephone"), company_key(values.get("name", ""))
    return Keys(
        fair=(("name", name),),
        likely=(("name", name), *((("telephone", telephone),) if telephone else ())),
    )


def contradicts(given: Values, known: Values) -> bool:
    """Whether two companies of one name cannot be one: they stand in other prefectures."""
    here, there = given.get("prefecture"), known.get("prefecture")
    return bool(here and there and here != there)


def settled(given: Values, known: Values) -> Values:
    """Only a new line brings its call along: later ones are noted in Enishi, one by one."""
    return {name: value for name, value in given.items() if name not in (*CALL, "noted_on")}


HEADINGS = (
    "公開ID", "企業名", "企業名フリガナ", "電話番号", "先方の方", "都道府県", "市区町村", "業種",
    "紹介の経路", "紹介元", "分かっていること", "台帳に入れた日",
)  # fmt: skip


def headings(prospects: Sequence[Values]) -> list[str]:
    """The headings under which lines are written out."""
    return list(HEADINGS)


def cells(public_id: str, values: Values) -> list[Written]:
    """The cells of one line under these headings, each read back as what it was."""
    v = values
    noted: date | None = v.get("noted_on")
    return [
        public_id, v["name"], v["kana"], format_phone(v["telephone"]) if v["telephone"] else "",
        v["contact"], prefecture(v["prefecture"]), v["city"], industry(v["industry"]),
        v["referral_in_words"], v["referred_by"], v["note"], day(noted),
    ]  # fmt: skip
