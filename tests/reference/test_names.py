import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.reference.names import (
    fold_name,
    split_name,
    suggest_kana,
    to_katakana,
    without_honorific,
)


@pytest.mark.parametrize(
    ("typed", "katakana"),
    [
        ("やまだ　たろう", "ヤマダ タロウ"),
        ("ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダ タロウ"),
        ("  ヤマダ\u3000\u3000タロウ ", "ヤマダ タロウ"),
        ("じょん・すみす", "ジョン・スミス"),
        ("さーら", "サーラ"),
        ("", ""),
        ("\0\ud800", ""),
    ],
)
def test_a_reading_becomes_full_width_katakana(typed, katakana):
    assert to_katakana(typed) == katakana


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髙橋　花子", "高橋花子"),
        ("渡邊 一", "渡辺一"),
        ("﨑山", "崎山"),
        ("ﾔﾏﾀﾞ ﾀﾛｳ", "やまだたろう"),
        ("ジョン・スミス", "ジョン　スミス"),
        ("佐々木", "佐佐木"),
        ("O'Brien, Pat", "Ｏ’ｂｒｉｅｎ　Ｐａｔ"),
        ("齋藤\u200b 靖", "斉藤 靖"),
    ],
)
def test_a_name_is_found_by_another_way_of_writing_it(one, other):
    assert fold_name(one) == fold_name(other)


def test_two_different_names_stay_apart():
    assert fold_name("山田太郎") != fold_name("山田次郎")


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("山田　太郎", ("山田", "太郎")),
        ("山田 太郎 様", ("山田", "太郎")),
        ("山田　太郎（架空）", ("山田", "太郎")),
        ("髙橋 花子", ("髙橋", "花子")),
        ("髙橋花子", ("髙橋", "花子")),
        ("長谷川豊", ("長谷川", "豊")),
        ("林真理子", ("林", "真理子")),
        ("山 田　　太 郎", ("山田", "太郎")),
        ("山　田　太　郎", None),
        ("森 一", ("森", "一")),
        ("やまだ たろう", ("やまだ", "たろう")),
        ("スミス　ジョン", ("スミス", "ジョン")),
        ("ジョン・スミス", None),
        ("やまだたろう", None),
        ("林太郎", None),
        ("山田", None),
        ("源", None),
        ("Smith, John", ("Smith", "John")),
        ("YAMADA Taro", ("YAMADA", "Taro")),
        ("John Smith", None),
        ("株式会社", None),
        ("", None),
        ("　", None),
        ("様", None),
        ("\ud800\0", None),
    ],
)
def test_a_name_is_split_only_where_that_is_safe(typed, parts):
    assert split_name(typed) == parts


@pytest.mark.parametrize(
    ("name", "kana"),
    [
        ("山田　太郎", "ヤマダ タロウ"),
        ("山田太郎", "ヤマダタロウ"),
        ("髙橋", "タカハシ"),
        ("澤田", "サワダ"),
        ("ジョン", "ジョン"),
        ("さくら", "サクラ"),
        ("幸子", ""),
        ("中島", ""),
        ("東", ""),
        ("山田 幸子", ""),
        ("株式会社", ""),
        ("Smith", ""),
        ("", ""),
    ],
)
def test_a_reading_is_suggested_only_when_there_is_one(name, kana):
    assert suggest_kana(name) == kana


@given(st.text(max_size=12))
def test_no_text_at_all_breaks_the_reading_of_names(text):
    assert fold_name(fold_name(text)) == fold_name(text)
    assert to_katakana(to_katakana(text)) == to_katakana(text)
    assert split_name(text) is None or all(split_name(text))
    assert suggest_kana(text) == suggest_kana(text)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("遠藤さん", "遠藤"), ("遠藤 修 様", "遠藤 修"), ("遠藤", "遠藤"), ("さん", "さん")],
)
def test_a_name_is_looked_for_without_its_honorific(typed: str, name: str) -> None:
    assert without_honorific(typed) == name
