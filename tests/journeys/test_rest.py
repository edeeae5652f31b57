"""A session that has ended costs nobody what he typed: after signing in it is there again."""

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.journeys.conftest import Product, follow
from tests.journeys.test_pages import sign_in
from tests.journeys.test_typed import PUT_BACK, at_a_table_with_two
from tests.journeys.test_visits import box, taken_along

pytestmark = pytest.mark.journey
HAS_ENDED = "ログアウトになっていました。"


def rests(page: Page) -> None:
    """The session ends as if nobody had pressed anything for hours."""
    page.context.clear_cookies(name="sessionid")


def hold_what_goes_while_one_types(route: Route) -> None:
    """A draft on its way never arrives: it is the press that finds the session ended."""
    if route.request.resource_type != "xhr":
        route.continue_()


def kept(page: Page) -> int:
    """How many forms this tab keeps in mind."""
    return page.evaluate(
        "Object.keys(sessionStorage).filter(k => k.startsWith('enishi-tab:')).length"
    )


def test_what_was_sent_after_the_end_is_there_again_after_signing_in(page: Page, product: Product):
    sign_in(page, product, "coordinator-1")
    form = at_a_table_with_two(page, product).nth(0)
    form.get_by_label("そう思うわけ").fill("現場がわかる。")
    rests(page)
    follow(form.get_by_role("button", name="意見を書きこむ"))
    expect(page.get_by_role("heading", name="ログインIDをお持ちの方")).to_be_visible()

    sign_in(page, product, "coordinator-1")
    form = at_a_table_with_two(page, product).nth(0)

    expect(form.get_by_label("そう思うわけ")).to_have_value("現場がわかる。")
    expect(form.get_by_text(PUT_BACK)).to_be_visible()


def test_another_person_who_signs_in_does_not_find_it(page: Page, product: Product):
    sign_in(page, product, "coordinator-1")
    form = at_a_table_with_two(page, product).nth(0)
    form.get_by_label("そう思うわけ").fill("現場がわかる。")
    rests(page)
    follow(form.get_by_role("button", name="意見を書きこむ"))

    sign_in(page, product, "coordinator-2")

    assert kept(page) == 0


def test_signing_out_by_hand_leaves_nothing(page: Page, product: Product):
    sign_in(page, product, "coordinator-1")
    form = at_a_table_with_two(page, product).nth(0)
    form.get_by_label("そう思うわけ").fill("現場がわかる。")
    page.goto(f"{product.address}/accounts/logout/")
    assert kept(page) == 1

    page.get_by_role("main").get_by_role("button", name="ログアウト").click()
    page.wait_for_url("**/accounts/login/")

    assert kept(page) == 0


def test_a_draft_that_is_sent_after_the_end_is_kept_too(page: Page, product: Product):
    sign_in(page, product, "coordinator-1")
    page.goto(f"{product.address}/companies/new/")
    page.route("**/drafts/", hold_what_goes_while_one_types)
    page.get_by_label("企業名").first.fill("架空技研")
    rests(page)
    follow(page.get_by_role("main").locator("form[data-keeps-draft] button").last)
    expect(page.get_by_role("heading", name="ログインIDをお持ちの方")).to_be_visible()

    sign_in(page, product, "coordinator-1")
    page.goto(f"{product.address}/companies/new/")

    expect(page.get_by_label("企業名").first).to_have_value("架空技研")


def test_what_was_taken_along_goes_with_signing_out_and_what_was_not_sent_stays(
    context: BrowserContext, page: Page, product: Product
):
    taken_along(page, product)
    taken = page.locator("#visits li").count()
    context.set_offline(True)
    page.locator("#visits button").first.click()
    box(page, "いま困っていること").fill("トンネルの中で書いた。")
    expect(page.locator("#kept")).to_contain_text("この端末に保存しました")
    # At the desk of another window, where there is a connection, nothing has been sent yet.
    page.route("**/visits/offline/**", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        context.set_offline(False)

    page.goto(f"{product.address}/accounts/logout/")
    expect(page.get_by_text("まだ送っていない聞き取りが残っています")).to_be_visible()
    left = on_this_device(page)
    page.get_by_role("main").get_by_role("button", name="ログアウト").click()
    page.wait_for_url("**/accounts/login/")

    assert (taken > 1, left, on_this_device(page)) == (True, taken, 1)


# The device's store is slow to open, or never does.
A_SLOW_STORE = """(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...asked) {
        const real = open.apply(this, asked), late = {};
        real.onupgradeneeded = () => { late.result = real.result; late.onupgradeneeded(); };
        const tell = () => { late.result = real.result; late.onsuccess(); };
        real.onsuccess = () => setTimeout(tell, WAIT);
        return late;
    };
})()"""


def signs_out_at_once(page: Page, product: Product, wait: int) -> None:
    page.add_init_script(A_SLOW_STORE.replace("WAIT", str(wait)))
    page.goto(f"{product.address}/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="ログアウト").click()
    page.wait_for_url("**/accounts/login/")


def test_whoever_signs_out_before_the_store_is_open_leaves_nothing_either(
    page: Page, product: Product
):
    taken_along(page, product)
    taken = on_this_device(page)
    signs_out_at_once(page, product, wait=700)

    assert (taken > 1, on_this_device(page)) == (True, 0)


def test_a_store_that_never_opens_keeps_nobody_signed_in(page: Page, product: Product):
    sign_in(page, product, "coordinator-1")
    signs_out_at_once(page, product, wait=600_000)

    expect(page.get_by_role("heading", name="ログインIDをお持ちの方")).to_be_visible()


def on_this_device(page: Page) -> int:
    """How many visits this device holds."""
    return page.evaluate(
        """() => new Promise(done => {
            const asked = indexedDB.open("enishi-hearings", 1);
            asked.onsuccess = () => {
                const all = asked.result.transaction("sheets").objectStore("sheets").count();
                all.onsuccess = () => done(all.result);
            };
        })"""
    )
