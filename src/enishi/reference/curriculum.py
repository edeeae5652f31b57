"""Posts in a career that somebody wrote as running text: when, where, as what, and what was done.

A reading is a draft for the person to confirm; what cannot be told apart stays in the story.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from enishi.reference.folding import clean
from enishi.reference.wareki import NotADate, parse_partial

__all__ = ["Post", "posts_in"]

_ERA = r"(?:明治|大正|昭和|平成|令和|[MTSHRmtshrＭＴＳＨＲ])\s?(?:元|[\d０-９]{1,2})"
_YEAR = rf"(?:{_ERA}|(?:西暦)?[\d０-９]{{4}})"
_DATE = (
    rf"{_YEAR}\s?(?:年\s?(?:[\d０-９]{{1,2}}\s?月(?:\s?[\d０-９]{{1,2}}\s?日)?)?"
    r"|[./．／\-][\d０-９]{1,2}(?:[./．／\-][\d０-９]{1,2})?(?![\d０-９]))(?:頃|ごろ)?"
)
_UNTIL = r"\s*(?:[〜～~－—–―ー\-]|から|より|至)\s*"
_LINE = re.compile(
    rf"^[\s・●○■□◆◇*（(【\[]*(?P<begun>{_DATE})[)）】\]]?"
    rf"(?:{_UNTIL}(?P<ended>{_DATE}|現在|在職中|いま|今日)?(?:まで)?)?[)）】\]]?[\s:：、,]*(?P<rest>.*)$"
)
_SCHOOL = re.compile(r"(?:卒業|入学|中退|修了|生まれ|出生|免許|取得|合格)")
_LEFT = re.compile(r"(?:定年)?(?:退職|退社|退任|解散)")
_JOINED = re.compile(r"\s*(?:に|へ)?(?:入社|入行|入庁|入所|就職|採用|入職)\s*[。．]?\s*$")
_MOVED = re.compile(
    r"\s*(?:に|へ|を|として)?(?:配属|異動|転勤|出向|転籍|昇進|昇格|就任|着任|担当|拝命)\s*[。．]?\s*$"
)
_FIRM = re.compile(
    r"株式会社|有限会社|合資会社|合名会社|合同会社|㈱|㈲|\(株\)|（株）|\(有\)|（有）|会社"
    r"|(?:工業|製作所|銀行|信用金庫|電機|電器|電気|商事|物産|化学|製薬|自動車|建設|運輸|印刷|食品"
    r"|百貨店|生命|保険|新聞社|商店|市役所|県庁|省)$"
)
_DEPARTMENT = re.compile(
    r"(?:本部|部|課|室|係|工場|支店|支社|営業所|事業部|事業所|センター|研究所|製造所|本社|局|グループ)$"
)
_POST = re.compile(
    r"^(?P<place>.*?)(?P<post>(?:代表|常務|専務|副|執行|技師|主席|上席)*"
    r"(?:社長|部長|課長|室長|係長|班長|職長|工場長|支店長|支社長|所長|店長|取締役|執行役員|役員"
    r"|技師長|技師|主任|主査|参事|顧問|次長|部員|リーダー|マネージャー))$"
)
_NAMED_AFTER_THEIR_SEAT = {"部長", "課長", "室長", "係長", "工場長", "支店長", "支社長", "所長"}
_STILL = "現在"


@dataclass(frozen=True, slots=True)
class Post:
    """One post as far as it can be told: dates in ISO 8601 with the precision that is known."""

    company: str = ""
    department: str = ""
    post: str = ""
    begun: str = ""
    ended: str = ""
    story: str = ""


def posts_in(text: str) -> tuple[Post, ...]:
    """Return the posts of a pasted career in the order written; schools and licences left out."""
    found: list[Post] = []
    schooling = False
    for line in _lines(text):
        dated = _LINE.match(line)
        if dated is None:
            if found and not schooling:
                found[-1] = replace(found[-1], story=f"{found[-1].story}\n{line}".strip())
            continue
        begun, ended, rest = _iso(dated["begun"]), _iso(dated["ended"]), dated["rest"].strip()
        schooling = bool(_SCHOOL.search(rest))
        if not begun or schooling:
            continue
        if found and not found[-1].ended and found[-1].begun <= begun:
            found[-1] = replace(found[-1], ended=begun)
        if _LEFT.search(rest):
            continue
        before = found[-1] if found else Post()
        post = _post(rest, before, begun, ended or (_STILL if dated["ended"] else ""))
        if found and _only_joined(before, post):
            post = replace(post, begun=found.pop().begun)
        found.append(post)
    return tuple(replace(post, ended="") if post.ended == _STILL else post for post in found)


def _only_joined(before: Post, post: Post) -> bool:
    """Say whether the line before told of nothing but entering the firm of this post."""
    told = before.department or before.post or before.story
    return not told and before.company == post.company and before.ended == post.begun


def _seat(titled: re.Match[str]) -> str:
    """生産管理課長 sits in 生産管理課, 取締役工場長 nowhere; before other titles stands a place."""
    place, post = titled["place"], titled["post"]
    if not place or place.endswith("役"):
        return ""
    return place + post[:-1] if post in _NAMED_AFTER_THEIR_SEAT else place


def _lines(text: str) -> Iterator[str]:
    for line in clean(text).splitlines():
        if stripped := line.strip(" \t　・"):
            yield stripped


def _iso(written: str | None) -> str:
    if not written:
        return ""
    try:
        return parse_partial(re.sub(r"西暦|頃|ごろ", "", written)).isoformat()
    except NotADate:
        return ""


def _post(rest: str, before: Post, begun: str, ended: str) -> Post:
    """Tell firm, department and post apart by their last words; the rest begins the story."""
    joined = bool(_JOINED.search(rest))
    parts = _MOVED.sub("", _JOINED.sub("", rest)).replace("同社", "").split()
    company, department, post = "", [], ""
    while parts:
        part = parts[0]
        titled = _POST.match(part)
        if _FIRM.search(part) and not company:
            company = part
        elif titled and not post:
            seat = _seat(titled)
            department += [seat] if seat else []
            post = titled["post"] if seat or not titled["place"] else part
        elif _DEPARTMENT.search(part):
            department.append(part)
        elif joined and not company:
            company = part
        else:
            break
        parts = parts[1:]
    story = " ".join(parts)
    known = company or before.company
    return Post(known, " ".join(department), post, begun, ended, story)
