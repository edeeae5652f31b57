"""Turn the records of rosters into what the engine is asked with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from enishi.cli.careers import passages_of
from enishi.engine import Expert, Kind, Need, Passage
from enishi.reference.firms import company_key
from enishi.reference.folding import fold
from enishi.reference.industries import find_industry
from enishi.reference.prefectures import find_prefecture
from enishi.reference.wareki import NotADate, parse_date
from enishi.reference.wording import Wording
from enishi.sheets import Notice, Place, Record, Roster
from enishi.sheets.categories import find_categories
from enishi.sheets.posts import specialisms_of
from enishi.sheets.reach import mentions_online, read_reach

_PLENTY = 99  # a roster without the column says nothing about how many firms are too many
_SMALL_FIRM = 50
_GONE = re.compile("登録終了|終了|退会|抹消|逝去|死亡|物故|辞退|不通|取消")
_RESTING = re.compile("休止|休会|休業|停止")
_NO = re.compile("不可|無|なし|×|✕|否|いいえ|no|不要|できない", re.IGNORECASE)
_NEED_TEXTS = (
    ("title", Kind.SAID, "件名"),
    ("need", Kind.SAID, "ニーズ"),
    ("background", Kind.BACKGROUND, "背景"),
    ("tried", Kind.TRIED, "試したこと"),
    ("expected", Kind.EXPECTED, "期待する成果"),
)


@dataclass(frozen=True, slots=True)
class Experts:
    """The people of a roster as the engine sees them, each with the record it came from."""

    experts: tuple[Expert, ...]
    by_id: Mapping[str, Expert]
    records: Mapping[str, Record]
    notices: tuple[Notice, ...]


def experts_of(roster: Roster, language: str = "ja") -> Experts:
    """Return everybody who may be introduced; age, birth and sex are never looked at."""
    experts, records, notices = [], {}, []
    for position, record in enumerate(roster.records, start=1):
        place = Place(roster.file, record.sheet, record.row)
        if _GONE.search(record.text("status")):
            notices.append(Notice(place, _left(record.text("status"))))
            continue
        key = f"{position:06d}"
        expert, unread = _expert(key, record, language)
        notices += [Notice(place, wording) for wording in unread]
        experts.append(expert)
        records[key] = record
    by_id = {expert.id: expert for expert in experts}
    return Experts(tuple(experts), by_id, records, tuple(notices))


def needs_of(roster: Roster, on: date) -> tuple[tuple[Need, Record], ...]:
    """Return the needs of a list, each with its record."""
    return tuple(
        (_need(f"{position:06d}", record, on), record)
        for position, record in enumerate(roster.records, start=1)
    )


def name_of(record: Record, language: str = "ja") -> str:
    """The person's name as written, family name first, or the row where it is missing."""
    name = record.text("name") or " ".join(
        filter(None, (record.text("family_name"), record.text("given_name")))
    )
    if not name and language == "en":
        return f"(no name, row {record.row})"
    return name or f"（氏名なし・{record.row}行目）"


def _expert(key: str, record: Record, language: str) -> tuple[Expert, list[Wording]]:
    unread: list[Wording] = []
    home = _prefecture(record)
    wishes = " 、".join(record.texts("wished_region"))
    reach, unknown = read_reach(wishes, home)
    if unknown:
        unread.append(_unknown_region("、".join(unknown)))
    online = record.text("online")
    expert = Expert(
        id=key,
        passages=passages_of(record, language),
        categories=find_categories(specialisms_of(record)),
        industries=_industries(record.texts("career_industry")),
        prefecture=home,
        reach=reach,
        online=mentions_online(wishes) or bool(online and not _NO.search(online)),
        free_places=_capacity(record.text("capacity")),
        unavailable_until=_paused_until(record, unread),
        blocked=frozenset(
            company_key(name)
            for text in record.texts("unwanted")
            for name in re.split(r"[、,，/／;；\n]", text)
            if company_key(name) and not _NO.fullmatch(name.strip())
        ),
        small_firm=_small_firm(record),
    )
    return expert, unread


def _need(key: str, record: Record, on: date) -> Need:
    passages = [
        Passage(text, place, kind)
        for meaning, kind, place in _NEED_TEXTS
        for text in record.texts(meaning)
    ]
    named = record.texts("category")
    passages += [Passage(text, "分野", Kind.SAID) for text in named if not find_categories([text])]
    online = record.text("online")
    industries = [find_industry(text) for text in record.texts("industry")]
    return Need(
        id=key,
        passages=tuple(passages),
        categories=find_categories(named),
        industry=next((each.code for each in industries if each), None),
        prefecture=_prefecture(record),
        online=bool(online and not _NO.search(online)),
        companies=frozenset({company_key(record.text("company"))} - {""}),
        on=on,
    )


def _prefecture(record: Record) -> str | None:
    for text in (*record.texts("prefecture"), *record.texts("address"), *record.texts("city")):
        prefecture = find_prefecture(text)
        if prefecture:
            return prefecture.code
    return None


def _industries(texts: tuple[str, ...]) -> frozenset[str]:
    found = (find_industry(piece) for text in texts for piece in re.split(r"[、,，/／\n]", text))
    return frozenset(industry.code for industry in found if industry)


def _capacity(text: str) -> int:
    number = re.search(r"\d+", fold(text))
    return min(int(number[0][:4]), _PLENTY) if number else _PLENTY


def _small_firm(record: Record) -> bool | None:
    sizes = [
        int(number.replace(",", ""))
        for text in record.texts("career_size")
        for number in re.findall(r"\d[\d,]{0,8}", fold(text))[:1]
    ]
    return min(sizes) < _SMALL_FIRM if sizes else None


def _paused_until(record: Record, unread: list[Wording]) -> date | None:
    if _RESTING.search(record.text("status")):
        return date.max
    for cell in record.all("paused_until"):
        if isinstance(cell.value, bool) or _RESTING.search(cell.text) or cell.text in "○◯〇●有":
            return date.max
        if _NO.search(cell.text):
            continue
        try:
            return parse_date(cell.value)
        except NotADate:
            unread.append(_unknown_pause(cell.text[:20]))
    return None


def _left(status: str) -> Wording:
    return Wording(
        ja=f"状態が「{status}」なので、候補にしません。",
        en=f"The status is “{status}”, so this person is not proposed.",
    )


def _unknown_region(text: str) -> Wording:
    return Wording(
        ja=f"希望地域の「{text}」が読みとれないので、地域では絞りませんでした。"
        "都道府県名か「首都圏」「近畿圏」「全国」のように書いてください。",
        en=f"The wished region “{text}” is not understood, so no region was excluded. "
        "Write prefectures, areas such as 首都圏, or 全国.",
    )


def _unknown_pause(text: str) -> Wording:
    return Wording(
        ja=f"休止期限の「{text}」を日付として読めないので、休止していないものとして扱いました。",
        en=f"“{text}” is no date, so this person is treated as available.",
    )
