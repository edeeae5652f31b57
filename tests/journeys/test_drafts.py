"""What was typed outlives a page that is left and a connection that is lost."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.conftest import Product, follow
from tests.journeys.test_pages import sign_in
from tests.journeys.test_visits import COORDINATOR, box

pytestmark = pytest.mark.journey


def sheet_opened(page: Page, product: Product) -> str:
    """Open the sheet of the next visit, as at a desk, and return its address."""
    sign_in(page, product, COORDINATOR)
    page.goto(f"{product.address}/visits/")
    follow(page.locator("td a.link").first)
    page.goto(f"{page.url}sheet/")
    return page.url


def test_a_sentence_typed_just_before_a_link_is_followed_is_there_again(
    page: Page, product: Product
):
    sheet = sheet_opened(page, product)
    stood = box(page, "いま困っていること").input_value()
    box(page, "いま困っていること").press_sequentially("すぐに離れた。")
    follow(page.get_by_role("link", name="訪問のページへもどる"))
    page.goto(sheet)

    expect(box(page, "いま困っていること")).to_have_value(f"すぐに離れた。{stood}")
    follow(page.get_by_role("button", name="下書きを捨てて、もとにもどす"))
    expect(box(page, "いま困っていること")).to_have_value(stood)


def test_a_draft_that_was_thrown_away_stays_away(page: Page, product: Product):
    sheet = sheet_opened(page, product)
    stood = box(page, "そうなったわけ").input_value()
    box(page, "そうなったわけ").fill("あとで捨てる。")
    expect(page.locator("#saved")).to_contain_text("下書きを保存しました")
    page.goto(sheet)

    # What is typed now is on its way when the press comes; at the latest it arrives after it.
    with page.expect_request("**/drafts/") as on_its_way:
        box(page, "そうなったわけ").fill("これも捨てる。")
    follow(page.get_by_role("button", name="下書きを捨てて、もとにもどす"))
    expect(box(page, "そうなったわけ")).to_have_value(stood)
    assert page.request.fetch(on_its_way.value).status == 204

    page.goto(sheet)
    expect(box(page, "そうなったわけ")).to_have_value(stood)
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_saving_without_a_connection_stays_on_the_page_and_is_kept_once_there_is_one(
    context: BrowserContext, page: Page, product: Product
):
    sheet = sheet_opened(page, product)
    context.set_offline(True)
    box(page, "そうなったわけ").fill("電波のないところで書いた。")
    page.get_by_role("button", name="保存する", exact=True).click()
    expect(page.locator("#saved")).to_contain_text("この端末に残してあります")
    assert page.url == sheet

    context.set_offline(False)  # nothing is pressed
    expect(page.locator("#saved")).to_contain_text("下書きを保存しました")
    page.goto(sheet)
    expect(box(page, "そうなったわけ")).to_have_value("電波のないところで書いた。")
    page.get_by_role("button", name="保存する", exact=True).click()
    expect(page.get_by_text("保存しました。", exact=True)).to_be_visible()
    page.wait_for_function("Object.keys(localStorage).length === 0")  # once the server has it


def test_a_page_left_without_a_connection_hands_its_words_over_later(
    context: BrowserContext, page: Page, product: Product
):
    sheet = sheet_opened(page, product)
    context.set_offline(True)
    box(page, "これまでに試したこと").fill("閉じてしまった。")
    page.goto("about:blank")

    context.set_offline(False)
    page.goto(sheet)
    expect(box(page, "これまでに試したこと")).to_have_value("閉じてしまった。")
