"""「話を聞いてみたい」: by keyboard alone, on a telephone, with the largest letters."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import WIDE, Product, follow, visitor
from tests.journeys.test_deliberation import PHONE, fit
from tests.journeys.test_pages import sign_in
from tests.journeys.test_registration import tab_to

pytestmark = pytest.mark.journey
SLIP = "赤ちゃんがなめても平気な塗料を、使う人に届けたい"
COMPANY = "株式会社あさつゆ塗料"


def with_the_largest_letters(page: Page) -> None:
    """Choose them as a visitor does, from the menu."""
    tab_to(page, "メニュー")
    page.keyboard.press("Enter")
    tab_to(page, "文字の大きさ 特大")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_class("size-xl")


def test_an_expert_says_that_he_wishes_to_hear_more_and_his_body_reads_it(
    browser: Browser, product: Product
):
    with visitor(browser, PHONE) as murase, visitor(browser, WIDE) as okamoto:
        sign_in(murase, product, "expert")
        with_the_largest_letters(murase)
        expect(murase.get_by_role("heading", name=SLIP)).to_have_count(1)
        expect(murase.get_by_text(COMPANY)).to_have_count(0)
        fit(murase)

        tab_to(murase, "ひとこと添える")
        murase.keyboard.press("Enter")
        tab_to(murase, "ひとこと")
        murase.keyboard.insert_text("百貨店の売場で、子どもの品を選んでいました。")
        tab_to(murase, "話を聞いてみたい")
        murase.keyboard.press("Enter")
        expect(murase.get_by_text("ご希望をお預かりしました。")).to_be_visible()
        fit(murase)

        sign_in(okamoto, product, "coordinator-1")
        okamoto.goto(f"{product.address}/needs/?words_typed=口に入れても")
        follow(okamoto.get_by_role("link", name="口に入れても平気な塗料を広める").first)
        expect(okamoto.get_by_text("百貨店の売場で、子どもの品を選んでいました。")).to_be_visible()
        fit(okamoto)
