"""A person of 68 registers alone: on a telephone of 400 px, in 特大 letters, without a mouse."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import checks
from tests.journeys.conftest import Product, follow, visitor
from tests.journeys.test_pages import sign_in

pytestmark = pytest.mark.journey
TELEPHONE = {"width": 400, "height": 800}
TABS = 60


@pytest.fixture
def page(context, page: Page) -> Page:
    """Return the visitor's page on a small telephone."""
    page.set_viewport_size(TELEPHONE)
    return page


def focused(page: Page) -> str:
    """Return what a visitor hears of the element that has the focus."""
    heard = page.evaluate(
        """() => { const it = document.activeElement;
        return (it.labels && it.labels[0] || it).innerText; }"""
    )
    return " ".join(str(heard).split())


def tab_to(page: Page, words: str) -> None:
    """Press the Tab key until the focus stands on what bears the words."""
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if focused(page).startswith(words):
            return
    pytest.fail(f"「{words}」 cannot be reached by keyboard on {page.url}")


def write(page: Page, **boxes: str) -> None:
    """Type into boxes one after the other, each named by its label."""
    for label, text in boxes.items():
        tab_to(page, label)
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.insert_text(text)


def mark(page: Page, *labels: str) -> None:
    """Put marks with the space bar."""
    for label in labels:
        tab_to(page, label)
        page.keyboard.press("Space")


def choose(page: Page, first: str, label: str) -> None:
    """Walk a group of choices with the arrow keys, beginning at its first."""
    tab_to(page, first)
    page.keyboard.press("Space")
    for _ in range(10):
        if focused(page).startswith(label):
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"「{label}」 is not among the choices of {page.url}")


def pick(page: Page, list_name: str, beginning: str) -> None:
    """Walk down a list with the arrow key to the first choice that begins so."""
    tab_to(page, list_name)
    chosen = page.locator("select:focus option:checked")
    for _ in range(50):
        if chosen.inner_text().startswith(beginning):
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"「{beginning}」 is not in the list of {page.url}")


def go(page: Page, words: str = "次へ進む") -> None:
    """Press a button with the keyboard, and look at the page that follows."""
    tab_to(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert checks.faults(page) == [], page.url


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def in_the_largest_letters(page: Page, product: Product) -> None:
    page.goto(f"{product.address}/registration/")
    tab_to(page, "メニュー")
    page.keyboard.press("Enter")
    go(page, "文字の大きさ 特大")
    expect(page.locator("html")).to_have_class("size-xl")


def tell_who_one_is(page: Page) -> None:
    pick(page, "登録する団体", "東京都")
    choose(page, "知人や家族の紹介", "新聞や広報紙")
    go(page)
    heading(page, "お名前を教えてください")
    write(page, 姓="髙﨑", 名="由紀子")
    go(page)
    heading(page, "お名前の読み方を確かめてください")
    expect(page.locator("#id_family_kana")).to_have_value("タカサキ")
    go(page)
    write(page, 生年月日="S33.6.8")
    go(page)
    pick(page, "都道府県", "栃木県")
    write(page, 市区町村="下野市")
    go(page)
    write(page, 電話番号="０９０−００００−０４１２")
    go(page)


def tell_ones_work(page: Page) -> None:
    heading(page, "どんな会社で、何をしていましたか")
    write(page, 会社="東都電器（架空）", 業種="家電の製造")
    write(page, いつから="S57.4", いつまで="平成20年3月")
    write(page, していたこと="部品の置き方を班ごとに見直し、残業を半分にした。")
    go(page, "このお仕事を入れる")
    heading(page, "ほかのお仕事もありますか")
    go(page, "これで全部です")
    choose(page, "いいえ", "いいえ")
    choose(page, "ありません", "ありません")
    go(page)
    heading(page, "得意なことは何ですか")
    tab_to(page, "生産管理")
    page.keyboard.press("Enter")
    mark(page, "品質管理")
    go(page)


def tell_ones_wishes(page: Page) -> None:
    heading(page, "小さな会社で、どのように働きたいですか")
    go(page)
    choose(page, "住んでいる都道府県の中", "となりの都道府県まで")
    choose(page, "週に1日ほど", "月に2、3日ほど")
    go(page)
    mark(page, "登録とご紹介に使うことに同意します", "会社の秘密を守ることを約束します")
    go(page)


def the_widest_code(page: Page) -> None:
    """Show the code that takes most room of all that may be drawn."""
    page.locator(".resume-code").evaluate("code => { code.textContent = 'WWWW-WWWW'; }")


def test_a_person_registers_alone_and_finds_it_again_elsewhere(
    page: Page, product: Product, browser: Browser
):
    in_the_largest_letters(page, product)
    go(page, "登録をはじめる")
    tell_who_one_is(page)
    tell_ones_work(page)
    tell_ones_wishes(page)
    heading(page, "これでよろしいですか")
    go(page, "この内容で仮登録する")

    heading(page, "仮登録をお受けしました")
    expect(page.locator(".eyebrow")).to_have_text(re.compile(r"仮登録の番号 \w+-K-\d{4}"))
    code = page.locator(".resume-code").inner_text()
    the_widest_code(page)
    assert checks.faults(page) == []
    with visitor(browser, TELEPHONE) as elsewhere:
        elsewhere.goto(f"{product.address}/registration/resumption/")
        write(elsewhere, 続きの番号=code)
        go(elsewhere, "続きを開く")
        heading(elsewhere, "仮登録をお受けしました")


def test_an_answer_that_cannot_be_read_is_asked_for_again_in_one_sentence(
    page: Page, product: Product
):
    page.goto(f"{product.address}/registration/body/")

    go(page)

    expect(page.locator("#error-summary li")).to_have_text(
        [
            "登録する団体：まだ選ばれていません。ひとつ選んでください。",
            "お知りになったきっかけ：まだ選ばれていません。ひとつ選んでください。",
        ]
    )


def test_a_registration_is_taken_over_the_telephone(page: Page, product: Product):
    sign_in(page, product, "coordinator-1")
    page.goto(f"{product.address}/experts/applications/new/")
    choose(page, "知人や家族の紹介", "知人や家族の紹介")
    go(page, "入力をはじめる")
    write(page, 姓="村上", 名="太郎")
    go(page)
    expect(page.locator(".notice", has_text="代行入力")).to_be_visible()

    page.goto(f"{product.address}/experts/applications/")
    assert checks.faults(page) == []
    follow(page.get_by_role("link", name="村上 太郎").first)
    heading(page, "村上 太郎さんの仮登録 架空")
    assert checks.faults(page) == []


def test_without_scripts_the_questions_follow_each_other_as_well(
    page_without_javascript: Page, product: Product
):
    page = page_without_javascript
    page.goto(f"{product.address}/registration/body/")
    page.locator("#id_organisation").select_option(index=1)
    page.get_by_label("新聞や広報紙").check()
    follow(page.get_by_role("button", name="次へ進む"))
    page.locator("#id_family_name").fill("髙﨑")
    page.locator("#id_given_name").fill("由紀子")
    follow(page.get_by_role("button", name="次へ進む"))

    heading(page, "お名前の読み方を確かめてください")
