"""The parts of a written career that are no posts: licences, hobbies, what one says of oneself."""

import re
from collections.abc import Iterable, Iterator

_MARKS = " \t　・●○■□◆◇▼▽◎*【】[]［］<>＜＞《》〈〉「」()（）:："
_BETWEEN = re.compile(r"[・／/、,，と及びおよび]+")
_CAREER = frozenset(("職歴", "経歴", "職務", "職務経歴", "職務経歴詳細", "職務内容", "業務内容"))
_LICENCES = frozenset(("資格", "免許", "保有資格", "取得資格", "所有資格", "免許資格", "検定"))
_OTHER = frozenset((
    "その他", "趣味", "特技", "自己PR", "自己紹介", "志望動機", "学歴", "語学", "スキル", "賞罰",
    "職務要約", "職歴要約", "要約", "本人希望", "本人希望記入欄", "健康状態", "家族", "著書",
))  # fmt: skip
_WHEN = re.compile(
    r"^(?:(?:昭和|平成|令和|[SHRshr])?\s?(?:元|\d{1,4})\s?[年./](?:\s?\d{1,2}\s?月?)?)\s*"
)
_GOT = re.compile(r"\s*(?:を)?(?:免許)?(?:取得|合格|修得)(?:済み?)?[。．]?$")

CAREER, LICENCES, OTHER = "career", "licences", "other"


def section_begun(line: str) -> str:
    """Return which part a heading begins, or nothing when the line is no heading."""
    words = [word for word in _BETWEEN.split(line.strip(_MARKS)) if word]
    for name, headings in ((CAREER, _CAREER), (LICENCES, _LICENCES), (OTHER, _OTHER)):
        if words and words[0] in headings:
            known = _CAREER | _LICENCES | _OTHER
            return name if all(word in known for word in words) else ""
    return ""


def licences_in(lines: Iterable[str]) -> Iterator[str]:
    """Return the licences that stand under their heading, without the day of each."""
    within = False
    for line in lines:
        begun = section_begun(line)
        if begun:
            within = begun == LICENCES
        elif within and (name := _GOT.sub("", _WHEN.sub("", line.strip(_MARKS)))):
            yield name
