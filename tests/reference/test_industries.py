from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.reference.folding import fold
from enishi.reference.industries import INDUSTRIES, find_industry


def code_of(text):
    found = find_industry(text)
    return found.code if found else None


def test_there_are_twenty_divisions_and_ninety_nine_middle_classes():
    divisions = [each.code for each in INDUSTRIES.values() if each.parent is None]
    middle = [each.code for each in INDUSTRIES.values() if each.parent is not None]

    assert divisions == list("ABCDEFGHIJKLMNOPQRST")
    assert middle == [f"{code:02}" for code in range(1, 100)]


def test_the_manufacturers_lie_between_09_and_32():
    manufacturers = [each.code for each in INDUSTRIES.values() if each.parent == "E"]

    assert manufacturers == [f"{code:02}" for code in range(9, 33)]


def test_no_everyday_word_stands_for_two_trades():
    words = Counter(fold(word) for each in INDUSTRIES.values() for word in each.words)

    assert [word for word, times in words.items() if times > 1] == []
    assert [word for word in words if not word.strip()] == []


@pytest.mark.parametrize("industry", INDUSTRIES.values(), ids=lambda each: each.code)
def test_an_industry_is_found_by_its_code_and_its_words(industry):
    words = (industry.code, *industry.words)

    assert {word: code_of(word) for word in words} == dict.fromkeys(words, industry.code)


@pytest.mark.parametrize("industry", INDUSTRIES.values(), ids=lambda each: each.code)
def test_an_industry_is_found_by_its_labels(industry):
    found = [find_industry(label) for label in (industry.label, industry.english)]

    # 鉱業… and 分類不能の産業 are the names of a division and of its only class.
    assert {each.label for each in found} == {industry.label}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("２４", "24"),
        ("2411", "24"),
        ("E24 金属製品製造業", "24"),
        ("e", "E"),
        ("農業，林業", "A"),
        ("金属製品", "24"),
        ("はん用機械", "25"),
        ("鐵工所", "24"),
        ("メッキ", "24"),
        ("㈱〇〇鋳造所", "22"),
        ("自動車の金型", "26"),
        ("自動車部品の製造", "31"),
        ("機械部品の切削", "26"),
        ("ソフトウェア開発（病院向け）", "39"),
        ("旅館、土産物店", "75"),
        ("製造業（金型）", "E"),
        ("ものづくり", "E"),
        ("卸", "I"),
        ("ＩＴ", "G"),
        ("a fruit farm", None),
        ("A4用紙", None),
        ("24時間営業", None),
        ("e-ラーニング", None),
        ("不明", None),
        ("業", None),
        ("00", None),
        ("", None),
        ("\0\ud800", None),
        ("😀", None),
    ],
)
def test_a_trade_is_understood_as_people_say_it(text, code):
    assert code_of(text) == code


@given(st.text(max_size=30))
def test_any_text_is_an_industry_or_none(text):
    assert find_industry(text) is None or find_industry(text) in INDUSTRIES.values()
