"""Posts in a career that somebody wrote as running text: when, where, as what, and what was done.

A reading is a draft for the person to confirm; what cannot be told apart stays in the story.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from enishi.reference._curriculum_sections import CAREER, licences_in, section_begun
from enishi.reference.folding import clean, fold
from enishi.reference.wareki import NotADate, parse_partial

__all__ = ["Post", "posts_in", "qualifications_in"]

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
_HEADED = re.compile(
    rf"^[\s・●○■□◆◇▼▽*【\[]*(?P<rest>[^（(【\]】]+?)[】\]]?[\s　]*[（(【\[　 ]+"
    rf"(?P<begun>{_DATE}){_UNTIL}(?P<ended>{_DATE}|現在|在職中|いま)?(?:まで)?[)）】\]]?$"
)
_FACTS = re.compile(
    r"^[・◆■【\[]*(?:事業内容|資本金|従業員|社員数|売上|年商|設立|所在地|雇用形態|上場|会社概要)"
)
_SIZE = re.compile(
    r"(?:従業員|社員)数?[：:\s　】\]]*(?:連結|単独|単体|約)*[：:\s　]*([\d,，]{1,9})\s*[名人]"
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
# 2026年11月20日現在: the day on which it was written.
_STAMP = re.compile(r"(?:現在|作成|記入|記)?[。．]?")
_OF_HIS_OWN = re.compile(r"個人|自営|独立|開業|起業|フリー|ボランティア")
# 従業員30名の会社を手伝う tells of somebody else's company; 従業員 30名 of one's own.
_GOES_ON = re.compile(r"[のでがをにはも、]")
_COUNTRIES = (
    "タイ|ベトナム|インドネシア|マレーシア|シンガポール|フィリピン|インド|ミャンマー|台湾|韓国|香港|上海"
    "|アメリカ|米国|北米|メキシコ|ブラジル|ドイツ|イギリス|英国|フランス|イタリア|オランダ|欧州|豪州"
)
_PLACES = "工場|支店|支社|事務所|法人|現地|拠点|子会社|駐在|赴任|勤務|出向|本社|営業所|プラント"
_ABROAD = re.compile(
    rf"(?<![ァ-ヶー])(?:{_COUNTRIES})(?:{_PLACES})|中国(?:工場|法人|現地|子会社|駐在|赴任|勤務)"
    r"|海外(?:工場|拠点|子会社|駐在|赴任|勤務|支店|出向|現地)|現地法人|駐在"
)


@dataclass(frozen=True, slots=True)
class Post:
    """One post as far as it can be told, and the lines that it was read from.

    Dates are in ISO 8601 with the precision that is known.
    """

    company: str = ""
    department: str = ""
    post: str = ""
    begun: str = ""
    ended: str = ""
    story: str = ""
    size: int | None = None
    lines: tuple[str, ...] = ()

    @property
    def is_abroad(self) -> bool:
        """Whether its lines speak of a post abroad; 中国支店 is in Hiroshima."""
        return any(_ABROAD.search(line) for line in self.lines)


def qualifications_in(text: str) -> tuple[str, ...]:
    """Return the licences that a pasted career lists under their heading, in its order."""
    return tuple(dict.fromkeys(licences_in(_lines(text))))


def posts_in(text: str) -> tuple[Post, ...]:
    """Return the posts of a pasted career in the order written; what is no post is left out."""
    found: list[Post] = []
    aside = within = False
    for line in _lines(text):
        dated, headed = _LINE.match(line), _HEADED.match(line)
        if begun := section_begun(line):
            within = aside = begun != CAREER
        elif dated is None and headed and _FIRM.search(headed["rest"]):
            found.append(_headed(headed))
            aside = within = False
        elif dated is None:
            if found and not aside:
                found[-1] = _told_further(found[-1], line)
        elif not within or _FIRM.search(dated["rest"]):
            aside, within = _take(found, dated), False
    return tuple(replace(post, ended="") if post.ended == _STILL else post for post in found)


def _take(found: list[Post], dated: re.Match[str]) -> bool:
    """Add what a dated line tells; say whether it speaks of school, and so do the lines below."""
    begun, ended, rest = _iso(dated["begun"]), _iso(dated["ended"]), dated["rest"].strip()
    # A day with nothing behind it was never a post; what stands below it tells of the writer.
    stamp = not dated["ended"] and len(begun) > len("1982-04") and _STAMP.fullmatch(rest)
    schooling = bool(_SCHOOL.search(rest) or stamp)
    if not begun or schooling:
        return schooling
    before = found[-1] if found else Post()
    lines: tuple[str, ...] = (dated.string,)
    if found and _only_a_heading(before, begun):
        lines = found.pop().lines + lines
    elif found and not before.ended and before.begun <= begun:
        found[-1] = before = replace(before, ended=begun)
    if _LEFT.search(rest):
        if found:
            found[-1] = replace(before, lines=before.lines + lines)
        return False
    firm = Post() if _of_his_own(rest, before) else before
    post = _post(rest, firm, begun, ended or (_STILL if dated["ended"] else ""))
    if found and _only_joined(before, post):
        post, lines = replace(post, begun=before.begun), found.pop().lines + lines
    found.append(replace(post, lines=lines))
    return False


def _of_his_own(rest: str, before: Post) -> bool:
    """Whether somebody works on his own account, or has left the firm of the post before."""
    left = bool(before.lines) and bool(_LEFT.search(before.lines[-1]))
    return bool(_OF_HIS_OWN.search(rest)) or (left and "同社" not in rest)


def _headed(line: re.Match[str]) -> Post:
    """■東都電器株式会社（1982年4月〜2008年3月）: a firm with its years, before its posts."""
    ended = _iso(line["ended"]) or _STILL
    told = _post(line["rest"].strip(), Post(), _iso(line["begun"]), ended)
    told = replace(told, lines=(line.string,))
    return told if told.company else replace(told, company=line["rest"].strip(), story="")


def _only_a_heading(firm: Post, begun: str) -> bool:
    """Whether a firm's line is told in full by the post that follows within its years."""
    told = firm.department or firm.post or firm.story
    within = firm.ended == _STILL or begun < firm.ended
    return not told and bool(firm.ended) and firm.begun <= begun and within


def _told_further(post: Post, line: str) -> Post:
    """A line below a post belongs to its story, unless it only says what kind of firm it was."""
    post = replace(post, lines=(*post.lines, line))
    size = _SIZE.search(line)
    is_story = bool(size and _GOES_ON.match(line[size.end() :]))
    if not is_story and (_FACTS.match(line) or size):
        number = int(re.sub(r"[,，]", "", fold(size[1]))) if size else post.size
        return replace(post, size=number)
    return replace(post, story=f"{post.story}\n{line}".strip())


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
    size = before.size if known == before.company else None
    return Post(known, " ".join(department), post, begun, ended, story, size)
