"""Which prefectures a person travels to, from what a roster says in words."""

import re
from collections.abc import Mapping
from functools import cache

from enishi.reference.folding import fold
from enishi.reference.prefectures import AREAS, PREFECTURES, find_prefecture

_ANYWHERE = tuple(
    map(
        fold,
        ("全国", "どこでも", "不問", "問わない", "限定なし", "制限なし", "希望なし", "特になし"),
    )
)
_ANYWHERE_ALONE = frozenset(map(fold, ("なし", "無し", "特に無し", "可", "-", "ー", "anywhere")))
_HOME = re.compile("[都道府県市区町]内|地元|居住地|自宅")
_AROUND_HOME = re.compile("近隣|近県|周辺|隣県|近郊|通勤")
_APART = re.compile(r"[、,，・/／;；\s\n]+|および|及び|または|又は|と(?=[^都])")
_BRACKETED = re.compile(r"[(（].*?[)）]")
_TAIL = re.compile(
    r"(?:地方|地域|方面|エリア|一円|全域|各県|各都県|各府県)$|のみ$|中心$|など$|等$|可$|希望$"
)
_CUSTOMARY = {
    "甲信越": ("15", "19", "20"),
    "北陸": ("16", "17", "18"),
    "山陰": ("31", "32"),
    "山陽": ("33", "34", "35"),
    "東京圏": ("11", "12", "13", "14"),
    "中京": ("21", "23", "24"),
    "阪神": ("27", "28"),
    "京阪神": ("26", "27", "28"),
}
_ONLINE = re.compile("オンライン|リモート|WEB|Web|web|遠隔|在宅|Zoom|ZOOM")


def read_reach(text: str, home: str | None) -> tuple[frozenset[str] | None, tuple[str, ...]]:
    """Return prefecture codes (None: anywhere) and the pieces that could not be understood."""
    codes: set[str] = set()
    unread: list[str] = []
    for piece in filter(None, _APART.split(_BRACKETED.sub("", text))):
        if _ONLINE.search(piece) or not _TAIL.sub("", piece):
            continue
        folded = fold(piece)
        if folded in _ANYWHERE_ALONE or any(word in folded for word in _ANYWHERE):
            return None, ()
        found = _prefectures_of(piece, home)
        codes |= found
        if not found:
            unread.append(piece)
    if unread or not codes:
        return None, tuple(unread)
    return frozenset(codes), ()


def mentions_online(text: str) -> bool:
    """Whether a wish for places says that online work is welcome."""
    return bool(_ONLINE.search(text)) and not re.search("不可|できない|不要|×", text)


def _prefectures_of(piece: str, home: str | None) -> frozenset[str]:
    name = _TAIL.sub("", piece)
    for candidate in (piece, name):
        if (area := _areas().get(fold(candidate))) is not None:
            return area
    if home and _AROUND_HOME.search(piece):
        return frozenset({home}) | PREFECTURES[home].neighbours
    if home and _HOME.search(piece):
        return frozenset({home})
    prefecture = find_prefecture(name) or find_prefecture(piece)
    return frozenset({prefecture.code}) if prefecture else frozenset()


@cache
def _areas() -> Mapping[str, frozenset[str]]:
    areas: dict[str, frozenset[str]] = {}
    for prefecture in PREFECTURES.values():
        for name in (*prefecture.region.ja.split("・"), prefecture.region.en):
            areas[fold(name)] = areas.get(fold(name), frozenset()) | {prefecture.code}
    for area in AREAS:
        areas[fold(area.label)] = areas[fold(area.english)] = area.prefectures
    for name, codes in _CUSTOMARY.items():
        areas[fold(name)] = frozenset(codes)
    return areas | {
        fold("関西"): areas[fold("近畿")],
        fold("関西圏"): areas[fold("近畿圏")],
        fold("関東圏"): areas[fold("関東")],
    }
