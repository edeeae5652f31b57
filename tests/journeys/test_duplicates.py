"""From a roster to one record: taken in, found to be there twice, merged, and parted again."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import checks
from tests.journeys.conftest import Product, follow
from tests.journeys.test_pages import sign_in
from tests.sheets.books import book

pytestmark = pytest.mark.journey
ROSTER = [
    ["新現役名簿（架空）"],
    ["氏名", "フリガナ", "生年月日", "電話番号", "都道府県", "職務経歴"],
    [
        "髙嶺　文蔵",
        "タカミネ　ブンゾウ",
        "S31.4.1",
        "03-0000-7788",
        "東京都",
        "代理店を12社開拓した。",
    ],
    ["ﾀｶﾐﾈ ﾌﾞﾝｿﾞｳ", "", "昭和31年4月1日", "", "東京都", "海外の工場で原価を計算した。"],
]


def test_a_person_who_stands_in_a_roster_twice_becomes_one_card_and_can_be_parted_again(
    page: Page, product: Product, tmp_path: Path
):
    roster = book(tmp_path / "新現役名簿.xlsx", {"名簿": ROSTER}, merged=["A1:F1"])
    sign_in(page, product, "coordinator-1")
    page.goto(f"{product.address}/intakes/")
    page.locator('input[type="file"]').set_input_files(roster)
    follow(page.get_by_role("button", name="名簿を渡す"))
    take_in = page.get_by_role("button", name="この2行を取り込む")
    expect(take_in).to_be_visible()
    follow(take_in)
    expect(page.get_by_text("取り込みました").first).to_be_visible()

    page.goto(f"{product.address}/duplicates/")
    assert checks.faults(page) == []
    follow(page.locator("li", has_text="髙嶺").get_by_role("link"))
    expect(page.get_by_role("heading", level=1)).to_have_text("同じ方ですか")
    assert checks.faults(page) == []
    follow(page.get_by_role("button", name="1つにまとめる"))

    expect(page.get_by_role("heading", level=1)).to_contain_text("さん")
    expect(page.get_by_text("代理店を12社開拓した。")).to_be_visible()
    expect(page.get_by_text("海外の工場で原価を計算した。")).to_be_visible()
    page.goto(f"{product.address}/duplicates/")
    page.get_by_role("button", name="もとにもどす").first.click()
    expect(page.locator("li", has_text="髙嶺")).to_be_visible()
