"""職務経歴 of a roster as entries of a registration card."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from enishi.reference.folding import fold
from enishi.reference.industries import find_industry
from enishi.reference.wareki import NotADate, parse_partial
from enishi.sheets.cards.cells import Cells, too_long
from enishi.sheets.grid import Value
from enishi.sheets.posts import TEXTS, is_one_cell, posts_of, stories_in, texts_in
from enishi.sheets.records import NamedValue

BLANK: dict[str, Any] = {
    "company_name": "", "company_size": None, "industry": "", "department": "", "post": "",
    "from_when": "", "to_when": "", "duties": "", "overseas": False,
}  # fmt: skip
LINES = {"company_name": ("career_company", 120), "department": ("career_department", 80),
         "post": ("career_post", 80)}  # fmt: skip
LONGEST_STORY = 20_000
_FROM_TO = re.compile(r"\s*(?:[〜～~ー–—―]|から|より|(?<=[年月\d])\s*[-－]\s*(?=[^\d]|\d{4}))\s*")
_UNTIL = re.compile(r"まで$|現在$|至る$")
_NO = re.compile("^(?:不可|無し?|なし|×|✕|否|いいえ|no|0)$", re.IGNORECASE)


def career_in(cells: Cells) -> tuple[dict[str, Any], ...]:
    """The entries that a record tells, in the order of the roster."""
    entries: list[dict[str, Any]] = []
    for post in posts_of(cells.record, "career_size", "career_overseas"):
        if is_one_cell(post):
            entries += [BLANK | {"duties": story.strip()} for story in stories_in(post)]
        elif entry := entry_of(post, cells):
            entries.append(entry)
    for entry in entries:
        if len(entry["duties"]) > LONGEST_STORY:
            cells.fault(too_long(len(entry["duties"]), LONGEST_STORY))
    return tuple(entries)


def entry_of(post: Sequence[NamedValue], cells: Cells) -> dict[str, Any]:
    """One post; what is told of it in words that no field can hold stays in its story."""
    entry = dict(BLANK)
    for name, (meaning, most) in LINES.items():
        for value in [v for v in post if v.meaning == meaning][:1]:
            line = " ".join(value.text.split())
            if cells.fits(line, most, at=value):
                entry[name] = line
    story = [text.strip() for text in texts_in(post, TEXTS)]
    industry = " ".join(texts_in(post, ("career_industry",)))
    found = find_industry(industry) if industry else None
    entry["industry"] = found.code if found and found.parent else ""
    entry["company_size"] = size_in(" ".join(texts_in(post, ("career_size",))))
    overseas = texts_in(post, ("career_overseas",))
    entry["overseas"] = bool(overseas) and not _NO.match(overseas[0])
    untold = period_into(entry, post)
    if not any((story, entry["company_name"], entry["post"], entry["department"])):
        return {}
    own_words = " ".join(filter(None, (entry["company_name"], entry["department"], entry["post"])))
    entry["duties"] = "\n".join([*(story or [own_words]), *untold])
    return entry


def period_into(entry: dict[str, Any], post: Sequence[NamedValue]) -> list[str]:
    """Put the period into an entry; return what in it could not be read as dates."""
    untold: list[str] = []
    for name, meaning in (("from_when", "career_from"), ("to_when", "career_to")):
        for value in [v for v in post if v.meaning == meaning][:1]:
            entry[name] = when(value.value)
            if not entry[name] and not _UNTIL.search(value.text):
                untold.append(value.text)
    whole = " ".join(" ".join(texts_in(post, ("career_period",))).split())
    if whole:
        first, *rest = _FROM_TO.split(whole, maxsplit=1)
        entry["from_when"] = when(first)
        until = _UNTIL.sub("", rest[0]) if rest else ""
        entry["to_when"] = when(until) if until else ""
        if not entry["from_when"] or (until and not entry["to_when"]):
            entry["from_when"] = entry["to_when"] = ""
            untold.append(whole)
    return untold


@lru_cache(maxsize=8192, typed=True)
def when(value: Value) -> str:
    """A year, month or day as it is kept, or nothing when it is no date."""
    try:
        return parse_partial(value).isoformat()
    except NotADate:
        return ""


def size_in(text: str) -> int | None:
    """The first number in 「約1,200名」."""
    found = re.search(r"\d{1,9}", fold(text).replace(",", ""))
    return int(found[0]) if found else None
