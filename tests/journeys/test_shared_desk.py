"""Several people share one computer: whoever comes after finds nothing of the one before."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.conftest import FLAGS, WIDE, Product
from tests.journeys.test_pages import sign_in
from tests.journeys.test_visits import box, taken_along

pytestmark = pytest.mark.journey
AT_THE_DOOR = re.compile(r"/accounts/login/|/demonstration/sign-in/")
Leaves = Callable[[Page, Product, Browser], None]
# Where a browser puts what pages gave it; which pages were opened it lists elsewhere, for itself.
KEPT = ("Cache", "Code Cache", "IndexedDB", "Local Storage", "Session Storage", "Service Worker")


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def desk(browser: Browser, profile: Path) -> Iterator[BrowserContext]:
    """The office's browser: it has a profile on its disk, and holds pages as they were left."""
    context = browser.browser_type.launch_persistent_context(
        profile,
        executable_path=shutil.which("chromium"),
        args=FLAGS,
        ignore_default_args=["--disable-back-forward-cache"],
        viewport=WIDE,
        locale="ja-JP",
    )
    yield context
    context.close()


def signs_out(page: Page, product: Product, browser: Browser) -> None:
    page.goto(f"{product.address}/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="ログアウト").click()
    page.wait_for_url("**/accounts/login/")


def is_signed_out_from_another_device(page: Page, product: Product, browser: Browser) -> None:
    context = browser.new_context(locale="ja-JP")
    elsewhere = context.new_page()
    sign_in(elsewhere, product, "coordinator-1")
    elsewhere.goto(f"{product.address}/settings/sign-ins/")
    elsewhere.get_by_role("button", name="ほかの機器を、すべてログアウトにする").click()
    context.close()


def reads(page: Page, product: Product) -> str:
    """Sign in, open a list, a card, a need with its short list, and say whose card it was."""
    sign_in(page, product, "coordinator-1")
    page.goto(f"{product.address}/experts/")
    page.get_by_role("table").get_by_role("link").first.click()
    name = page.title().split("｜")[0]
    page.goto(f"{product.address}/needs/")
    page.locator("main a[href^='/needs/']:not([href*='/new/'])").first.click()
    page.goto(f"{product.address}/companies/")
    return name


def bytes_kept(profile: Path) -> Iterator[bytes]:
    """Everything that lies in the browser's stores."""
    for place in KEPT:
        for file in (profile / "Default" / place).rglob("*"):
            if file.is_file():
                yield file.read_bytes()


@pytest.mark.parametrize("leaves", [signs_out, is_signed_out_from_another_device])
def test_back_leads_to_the_door_and_the_disk_holds_nobody(
    desk: BrowserContext, profile: Path, product: Product, browser: Browser, leaves: Leaves
):
    page = desk.new_page()
    name = reads(page, product)
    leaves(page, product, browser)

    for _ in range(5):
        page.go_back()
        page.wait_for_url(AT_THE_DOOR)
        assert name not in page.content()
    desk.close()

    assert len(name) > 2
    assert [1 for kept in bytes_kept(profile) if name.encode() in kept] == []


def lies_on(profile: Path, words: str) -> bool:
    """Whether words lie in the browser's stores, as pages or as scripts write them."""
    forms = words.encode(), words.encode("utf-16-le")
    return any(form in kept for kept in bytes_kept(profile) for form in forms)


def test_a_hearing_that_was_not_sent_is_sealed_until_its_writer_signs_in_again(
    desk: BrowserContext, profile: Path, product: Product, browser: Browser
):
    page = desk.new_page()
    taken_along(page, product)
    company = page.locator("#visits [data-company]").first.inner_text()
    desk.set_offline(True)
    page.locator("#visits button").first.click()
    box(page, "いま困っていること").fill("トンネルの中で書いた。")
    expect(page.locator("#kept")).to_contain_text("この端末に保存しました")
    page.route("**/visits/offline/**", lambda route: route.abort())
    desk.set_offline(False)
    signs_out(page, product, browser)
    page.unroute("**/visits/offline/**")

    desk.set_offline(True)
    page.goto(f"{product.address}/visits/offline/")
    expect(page.locator("#visits li")).to_have_count(1)
    expect(page.locator("#visits li")).to_contain_text("ログインすると、続きから書けます")
    expect(page.locator("#visits button")).to_have_count(0)
    desk.set_offline(False)
    sign_in(page, product, "coordinator-1")
    page.goto(f"{product.address}/visits/offline/")
    page.locator("#visits li").filter(has_text=company).get_by_role("button").first.click()
    expect(box(page, "いま困っていること")).to_have_value("トンネルの中で書いた。")
    desk.close()

    assert [lies_on(profile, words) for words in (company, "トンネルの中")] == [False, False]
