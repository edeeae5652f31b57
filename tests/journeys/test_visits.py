"""From the register to a need, wide and on a phone, and on the way without a connection."""

import re
from datetime import date, timedelta
from functools import partial

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from tests.journeys import checks
from tests.journeys.conftest import WIDE, Product, follow, visitor
from tests.journeys.test_pages import sign_in

pytestmark = pytest.mark.journey
COORDINATOR = "coordinator-1"
PHONE = {"width": 400, "height": 800}


def in_days(days: int) -> str:
    day = date.today() + timedelta(days=days)  # noqa: DTZ011 -- the product runs in the same place
    return f"{day:%Y/%m/%d}"


def box(page: Page, label: str) -> Locator:
    """The box to write in; the choice beside it, who may see it, has the label in its own."""
    return page.get_by_role("textbox", name=re.compile(f"^{label}"))


def enter(page: Page, product: Product, name: str) -> None:
    page.goto(f"{product.address}/visits/prospects/new/")
    page.get_by_label("企業名必須").fill(name)
    page.get_by_label("紹介の経路").select_option("bank")
    follow(page.get_by_role("button", name="保存する", exact=True))


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_from_the_register_to_a_need(page: Page, product: Product, size: dict[str, int]):
    page.set_viewport_size(size)
    name = f"架空{size['width']}製作所"
    sign_in(page, product, COORDINATOR)
    enter(page, product, name)
    page.goto(f"{product.address}/visits/prospects/")
    follow(page.get_by_role("link", name=f"はじめの連絡をする {name}"))
    page.get_by_label("訪問する日").fill(in_days(3))
    follow(page.get_by_role("button", name="この日に訪問する"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    expect(page.get_by_text("おたずねすること（案）")).to_be_visible()
    follow(page.get_by_role("link", name="訪問を記録する"))
    box(page, "次の約束").fill("一覧をいただく")
    follow(page.get_by_role("button", name="保存する", exact=True))
    follow(page.get_by_role("link", name=re.compile("聞き取り.*書く")).first)
    box(page, "いま困っていること").fill("商社を通さず、自分たちで直接売りたい。")
    assert checks.sideways_scroll(page) == []
    follow(page.get_by_role("button", name="聞き取りを終える"))
    follow(page.get_by_role("link", name="ニーズを作る"))
    page.get_by_label("件名").fill("直接の販路")
    follow(page.get_by_role("button", name="このニーズを登録する"))

    expect(page.get_by_role("heading", level=1)).to_have_text("直接の販路")
    expect(page.get_by_text("分類の案")).to_be_visible()


def taken_along(page: Page, product: Product) -> None:
    """Open the page that is to work without a connection, as one does before setting out."""
    page.set_viewport_size(PHONE)
    sign_in(page, product, COORDINATOR)
    page.goto(f"{product.address}/visits/offline/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    expect(page.locator("#visits li").first).to_be_visible()


def test_a_sheet_written_without_a_connection_is_sent_later(
    context: BrowserContext, page: Page, product: Product
):
    taken_along(page, product)

    context.set_offline(True)
    page.goto(f"{product.address}/visits/offline/")
    page.locator("#visits button").first.click()
    box(page, "いま困っていること").fill("トンネルの中で書いた。")
    expect(page.locator("#kept")).to_contain_text("この端末に保存しました")
    page.get_by_role("button", name="送る").click()
    expect(page.locator("#told")).to_contain_text("いまは送れません")
    page.goto(f"{product.address}/visits/offline/")
    expect(page.locator("#visits li").first).to_contain_text("まだ送っていません")
    assert checks.sideways_scroll(page) == []

    context.set_offline(False)
    page.goto(f"{product.address}/visits/offline/")
    expect(page.locator("#visits li").first).to_contain_text("書きかけはありません")
    page.locator("#visits button").first.click()
    expect(box(page, "いま困っていること")).to_have_value("トンネルの中で書いた。")


def test_who_stands_on_a_visit_stands_there_still_when_the_list_is_drawn_again(
    page: Page, product: Product
):
    taken_along(page, product)
    checks.at_rest(page)
    page.locator("#visits button").last.focus()
    with page.expect_response("**/visits/offline/bag/"):
        page.evaluate("window.dispatchEvent(new Event('online'))")
    checks.at_rest(page)

    expect(page.locator("#visits button").last).to_be_focused()


def hold(held: list[Route], route: Route) -> None:
    """Let a request wait on its way."""
    held.append(route)


def test_what_is_typed_while_the_sheet_is_on_its_way_stays_and_is_sent_next(
    page: Page, product: Product
):
    taken_along(page, product)
    on_its_way: list[Route] = []
    page.route("**/visits/offline/sheets/*/", partial(hold, on_its_way))
    page.locator("#visits button").last.click()
    box(page, "そうなったわけ").fill("はじめの文。")
    with page.expect_request("**/visits/offline/sheets/*/"):
        page.get_by_role("button", name="送る").click()
    box(page, "そうなったわけ").press("End")
    box(page, "そうなったわけ").press_sequentially("つづきの文。")
    with page.expect_response("**/visits/offline/sheets/*/"):
        on_its_way.pop().continue_()

    expect(page.locator("#visits li").last).to_contain_text("まだ送っていません")
    expect(box(page, "そうなったわけ")).to_have_value("はじめの文。つづきの文。")
    expect(box(page, "そうなったわけ")).to_be_focused()
    page.unroute("**/visits/offline/sheets/*/")
    page.get_by_role("button", name="送る").click()
    expect(page.locator("#told")).to_contain_text("送りました")
    expect(box(page, "そうなったわけ")).to_have_value("はじめの文。つづきの文。")


def test_two_who_write_on_one_sheet_lose_nothing_although_one_had_no_connection(
    browser: Browser, context: BrowserContext, page: Page, product: Product
):
    taken_along(page, product)
    last = page.locator("#visits button").last
    sheet = f"{product.address}/visits/{last.get_attribute('data-visit')}/sheet/"
    last.click()
    context.set_offline(True)
    box(page, "いま困っていること").fill("車の中で書いた。")
    expect(page.locator("#kept")).to_contain_text("この端末に保存しました")

    with visitor(browser) as desk:
        sign_in(desk, product, COORDINATOR)
        desk.goto(sheet)
        box(desk, "いま困っていること").fill("事務所で書いた。")
        follow(desk.get_by_role("button", name="保存する", exact=True))

        context.set_offline(False)  # it is sent by itself
        both = page.locator("#both")
        expect(both).to_contain_text("事務所で書いた。")
        expect(both).to_contain_text("車の中で書いた。")
        expect(box(page, "いま困っていること")).to_have_value("車の中で書いた。")
        assert checks.sideways_scroll(page) == []
        box(page, "いま困っていること").fill("事務所で書いた。車の中で書いた。")
        page.get_by_role("button", name="送る").click()
        expect(page.locator("#told")).to_contain_text("送りました")

        desk.goto(sheet)
        written = box(desk, "いま困っていること")
        expect(written).to_have_value("事務所で書いた。車の中で書いた。")
        desk.goto(f"{sheet}versions/")
        expect(desk.get_by_text("事務所で書いた。", exact=True).first).to_be_visible()
