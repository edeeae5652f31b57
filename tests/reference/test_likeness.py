"""名寄せ: pairs that are one and pairs that are not, one by one and as a measure over many."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from benchmarks.duplicates import judged
from benchmarks.made_registers import firms, people

from enishi.reference.likeness import (
    FirmMarks,
    PersonMarks,
    alike,
    compare_firms,
    compare_people,
    likely_pairs,
)

YAMADA = PersonMarks(
    1, "山田", "太郎", "ヤマダ", "タロウ", date(1946, 4, 1), "+81312345678", "yamada@example.jp",
    "1440055", "13", "大田区",
)  # fmt: skip
MIDORI = FirmMarks(
    1, "株式会社みどり精機", "ミドリセイキ", "", "+81300001111", "1440055", "13", "大田区",
    "仲六郷1-2-3", "緑川 健一",
)  # fmt: skip


def written(**values: Any) -> PersonMarks:
    return replace(YAMADA, key=2, **values)


def another(**values: Any) -> FirmMarks:
    return replace(MIDORI, key=2, **values)


@pytest.mark.parametrize(
    "again",
    [
        written(family_name="山田太郎", given_name="", family_kana="", given_kana="", email=""),
        written(family_name="ヤマダ", given_name="タロウ", born_on=None),
        written(given_name="太朗", telephone="", email=""),
        written(born_on=date(1946, 1, 4), telephone=""),
        written(born_on=date(1947, 4, 1), email=""),
        written(family_name="鈴木", family_kana="スズキ", telephone="", city="品川区"),
        written(family_name="太郎", given_name="山田", born_on=None),
        written(telephone="+819012345678", email="taro@example.com", postal_code=""),
    ],
    ids=str,
)
def test_one_person_written_twice_is_found(again: PersonMarks):
    assert compare_people(YAMADA, again).is_alike


@pytest.mark.parametrize(
    "other",
    [
        written(given_name="花子", given_kana="ハナコ", born_on=date(1950, 2, 2)),
        written(given_name="花子", given_kana="ハナコ", born_on=None),
        written(given_name="一郎", given_kana="イチロウ", born_on=date(1975, 2, 2)),
        written(given_name="次郎", given_kana="ジロウ"),
        written(born_on=date(1951, 9, 9), telephone="", email="", postal_code="", city="柏市"),
        written(born_on=None, telephone="", email="", postal_code="", firms=frozenset()),
    ],
    ids=[
        "couple",
        "couple without birthdays",
        "father and son",
        "twins",
        "namesake",
        "only a name",
    ],
)
def test_who_lives_in_the_same_house_or_bears_the_same_name_is_another(other: PersonMarks):
    assert not compare_people(YAMADA, other).is_alike


@pytest.mark.parametrize(
    "again",
    [
        another(company_name="(株)みどり精機", kana="", president=""),
        another(company_name="みどり精機㈱　本社", telephone="", street="仲六郷１丁目２番３号"),
        another(company_name="有限会社みどり精器", telephone="", kana=""),
        another(company_name="ミドリセイキ株式会社", street="", president=""),
    ],
    ids=str,
)
def test_one_firm_written_twice_is_found(again: FirmMarks):
    assert compare_firms(MIDORI, again).is_alike


@pytest.mark.parametrize(
    "other",
    [
        another(company_name="株式会社みどり精機販売", kana="ミドリセイキハンバイ"),
        another(
            prefecture="27", city="堺市", street="本町1-1", telephone="+81722220000",
            president="浪速 一郎",
        ),
        another(corporate_number="8700110005901"),
    ],
    ids=["sales company", "namesake in another town", "another number"],
)  # fmt: skip
def test_the_sales_company_next_door_and_a_namesake_are_others(other: FirmMarks):
    mine = replace(MIDORI, corporate_number="7000012050002" if other.corporate_number else "")

    assert not compare_firms(mine, other).is_alike


def test_what_they_share_and_what_speaks_against_it_is_told():
    found = compare_people(YAMADA, written(born_on=date(1947, 4, 1), email=""))

    assert [str(what) for what in found.shared] == [
        "お名前が同じ",
        "電話番号が同じ",
        "郵便番号が同じ",
    ]
    assert [str(what) for what in found.against] == ["生年月日が少しだけちがう"]


def test_a_typed_record_is_compared_with_all_but_itself():
    found = alike(
        YAMADA,
        [YAMADA, written(email=""), replace(YAMADA, key=3, given_name="花子", given_kana="")],
        compare_people,
    )

    assert [pair.second for pair in found] == [2]


def test_a_number_that_the_whole_office_shares_puts_nobody_together():
    staff = [
        PersonMarks(n, f"姓{n}", "太郎", telephone="+81312345678", city="大田区") for n in range(60)
    ]

    assert likely_pairs(staff, compare_people) == []


@pytest.mark.parametrize("seed", [21, 22, 23])
@pytest.mark.parametrize(
    ("make", "compare"), [(people, compare_people), (firms, compare_firms)], ids=["people", "firms"]
)
def test_of_known_pairs_nearly_all_are_found_and_hardly_any_other(make, compare, seed):
    records, known = make(seed)

    found = {frozenset((pair.first, pair.second)) for pair in likely_pairs(records, compare)}

    recall, precision = judged(found, known)
    assert (recall >= 0.98, precision >= 0.95) == (True, True), (recall, precision)
