"""What was typed and not sent outlives larger letters, another language, another form's button."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Product
from tests.journeys.test_pages import sign_in

pytestmark = pytest.mark.journey
PUT_BACK = "さきほど書きかけたものを、もどしました。まだ送っていません。"


def at_a_table_with_two(page: Page, product: Product) -> Locator:
    """Open a deliberation in which two candidates wait for an opinion."""
    page.goto(f"{product.address}/deliberations/")
    forms = page.locator("form[action$='/opinions/']")
    tables = page.locator("main a[href^='/deliberations/']")
    for address in tables.evaluate_all("links => links.map(link => link.href)"):
        page.goto(address)
        if forms.count() > 1:
            return forms
    pytest.fail("No table with two candidates is open.")


def test_larger_letters_and_another_page_leave_what_was_typed(page: Page, product: Product):
    page.goto(f"{product.address}/registration/body/")
    page.get_by_label("新聞や広報紙").check()
    page.get_by_role("button", name="文字の大きさ 特大").first.click()

    expect(page.get_by_label("新聞や広報紙")).to_be_checked()
    expect(page.get_by_text(PUT_BACK)).to_be_visible()
    expect(page.locator("html")).to_have_class("size-xl")

    page.goto(f"{product.address}/guide/")
    page.goto(f"{product.address}/registration/body/")
    expect(page.get_by_label("新聞や広報紙")).to_be_checked()


def test_a_mistake_can_be_read_in_larger_letters(page: Page, product: Product):
    sign_in(page, product, "coordinator-1")
    forms = at_a_table_with_two(page, product)
    one, two = forms.nth(0), forms.nth(1)
    two.get_by_label("そう思うわけ").fill("現場がわかる。")
    one.get_by_label("そう思うわけ").fill("人を育てた方。")
    one.get_by_role("button", name="意見を書きこむ").click()
    expect(page.get_by_role("alert")).to_be_visible()

    page.get_by_role("button", name="English").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(one.locator("textarea")).to_have_value("人を育てた方。")
    expect(two.locator("textarea")).to_have_value("現場がわかる。")


def test_whoever_signs_in_next_finds_nothing_typed(page: Page, product: Product):
    sign_in(page, product, "coordinator-1")
    page.goto(f"{product.address}/contacts/")
    page.get_by_label("話したこと").fill("あすの10時にうかがう。")
    sign_in(page, product, "coordinator-2")
    page.goto(f"{product.address}/contacts/")

    expect(page.get_by_label("話したこと")).to_have_value("")
    assert "10時" not in page.evaluate("JSON.stringify(sessionStorage)")
