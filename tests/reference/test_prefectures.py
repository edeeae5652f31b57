import pytest

from enishi.reference.prefectures import AREAS, PREFECTURES, distance, find_prefecture


def label_of(text):
    found = find_prefecture(text)
    return found.label if found else None


def test_there_are_forty_seven_in_the_order_of_their_codes():
    assert list(PREFECTURES) == [f"{code:02}" for code in range(1, 48)]


def test_every_border_is_known_from_both_sides():
    borders = {(a.code, b) for a in PREFECTURES.values() for b in a.neighbours}

    assert borders == {(b, a) for a, b in borders}
    assert [pair for pair in borders if pair[0] == pair[1]] == []


def test_the_areas_hold_every_prefecture_exactly_once():
    assert sorted(code for area in AREAS for code in area.prefectures) == list(PREFECTURES)
    assert [area.slug for area in AREAS[:2]] == ["shutoken", "kinki"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("東京都大田区六郷1-2-3", "東京都"),
        ("東京都府中市", "東京都"),
        ("広島県府中市", "広島県"),
        ("京都府京都市", "京都府"),
        ("京都", "京都府"),
        ("京都市下京区", "京都府"),
        ("東京", "東京都"),
        ("〒１４４ー００４６　東京都", "東京都"),
        ("〒530-0001 大阪市福島区", "大阪府"),
        ("東大阪市", "大阪府"),
        ("横浜市港北区", "神奈川県"),
        ("大田区蒲田", "東京都"),
        ("北海道", "北海道"),
        ("群馬県長野原町", "群馬県"),
        ("長野原町", "群馬県"),
        ("1-2-3 Fuchu, Tokyo, Japan", "東京都"),
        ("ŌSAKA", "大阪府"),
        ("とうきょう", "東京都"),
        ("ホッカイドウ", "北海道"),
        ("１３", "東京都"),
        ("13", "東京都"),
        ("静岡縣濱松市", "静岡県"),
        ("福島区", None),
        ("山形村", None),
        ("港区", None),
        ("99", None),
        ("", None),
        ("\0\ud800", None),
    ],
)
def test_an_address_tells_its_prefecture(text, label):
    assert label_of(text) == label


@pytest.mark.parametrize("prefecture", PREFECTURES.values(), ids=lambda each: each.slug)
def test_a_prefecture_is_found_by_each_of_its_names(prefecture):
    names = (prefecture.label, prefecture.short_label, prefecture.english, prefecture.kana)

    assert [find_prefecture(name) for name in names] == [prefecture] * 4


def test_distance_counts_borders():
    assert [distance("13", code) for code in ("13", "14", "22", "27", "47")] == [0, 1, 2, 6, 13]
    assert distance("47", "01") == distance("01", "47")


def test_distance_refuses_a_code_that_is_no_prefecture():
    with pytest.raises(KeyError):
        distance("13", "48")
