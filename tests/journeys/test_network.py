"""The 推進室 builds the network, a head hands cases over, an expert agrees and withdraws."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.conftest import Product, follow, visitor
from tests.journeys.test_pages import sign_in
from tests.journeys.test_registration import TELEPHONE, choose, go, heading, tab_to
from tests.journeys.test_visits import in_days

pytestmark = pytest.mark.journey
BODY = "みなと経営相談会"
FOUND, BEFORE_THAT = in_days(-24), in_days(-25)
SECRET = "ねむらない港の灯台 2026"  # noqa: S105 -- of an account that lives as long as this test


def press(within: Page | Locator, words: str) -> None:
    follow(within.get_by_role("button", name=words, exact=True))


def sign(page: Page, paper: str) -> None:
    """Note one of the two papers that a body signs."""
    fold = page.locator("details", has=page.get_by_text("いただいた書面を書く", exact=True))
    fold.get_by_label(paper).check()
    fold.get_by_label("署名した方").fill("石橋 友吉")
    press(fold, "書面を書く")


def find_a_body(page: Page, product: Product, name: str) -> None:
    page.goto(f"{product.address}/network/bodies/")
    page.get_by_role("link", name="候補の団体を書く").click()
    page.get_by_label("団体名").fill(name)
    page.get_by_label("団体種別").select_option("npo")
    page.get_by_label("抽出した日").fill(FOUND)
    page.get_by_label("抽出理由").fill("皮革の加工にくわしい会員が多い。")
    press(page, "保存する")
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def take_in(page: Page, *, code: str) -> None:
    page.get_by_label("団体の記号").fill(code)
    press(page, "加わっていただく")
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"記号「{code}」で加わって")
    press(page, "加わっていただく")


def test_the_office_takes_a_body_in_from_finding_it_to_its_papers(page: Page, product: Product):
    sign_in(page, product, "office")
    find_a_body(page, product, "下町工房の会")
    press(page, "要請したことを書く")
    page.get_by_label("見合わせる", exact=True).check()
    press(page, "お返事を書く")
    page.once("dialog", lambda dialog: dialog.accept())
    press(page, "お返事を取り消す")
    page.get_by_label("賛同する", exact=True).check()
    press(page, "お返事を書く")
    expect(page.get_by_text("両方がそろうと、加わっていただけます")).to_be_visible()

    sign(page, "賛同書")
    sign(page, "個人情報・守秘の覚書")
    take_in(page, code="ZZ")

    expect(page.locator(".page-head .tag")).to_have_text("✓ 協働団体")
    expect(page.locator(".facts strong", has_text="ZZ")).to_be_visible()
    page.get_by_role("link", name="団体責任者を招く").click()
    expect(page.get_by_label("団体責任者", exact=True)).to_be_checked()


def test_a_day_that_cannot_be_is_told_beside_its_box_and_nothing_typed_is_lost(
    page: Page, product: Product
):
    sign_in(page, product, "office")
    find_a_body(page, product, "川べり工房の会")
    page.get_by_label("要請した日").fill(BEFORE_THAT)
    press(page, "要請したことを書く")

    expect(page.locator(".error", has_text="抽出した日（")).to_contain_text("より前の日付")
    expect(page.get_by_label("要請した日")).to_have_value(BEFORE_THAT)


def test_the_minutes_of_the_committee_stay_once_confirmed(page: Page, product: Product):
    sign_in(page, product, "office")
    page.goto(f"{product.address}/network/committee/new/")
    page.get_by_label("年度の中で何回目").fill("1")
    page.get_by_label("開催日").fill(in_days(-1))
    page.get_by_label("場所").fill("新現役ひろば 会議室")
    page.get_by_label("議題", exact=False).first.fill("今年度の進め方")
    press(page, "保存する")
    page.get_by_role("link", name="議事録を書く").click()
    page.get_by_role("textbox", name="議事録").fill("訪問を月20社とすることで一致した。")
    press(page, "保存する")
    page.get_by_role("link", name="議事録を確定する").click()
    expect(page.locator(".notice.warn")).to_contain_text("議題1「今年度の進め方」で決まったこと")
    press(page, "空いたままで確定する")

    expect(page.get_by_role("link", name="議事録を書く")).to_have_count(0)
    page.get_by_label("訂正の内容").fill("月20社は、2団体の合計です。")
    press(page, "訂正を書き足す")
    expect(page.locator(".notice-title", has_text="訂正")).to_be_visible()


def invited(page: Page, family: str, role: str, body: str = "") -> str:
    """Invite somebody without mail, and return the link that is shown once."""
    page.get_by_role("link", name="人を招く").click()
    if body:
        page.get_by_label("団体", exact=False).first.select_option(label=body)
    page.get_by_label(role, exact=True).check()
    page.get_by_label("姓").fill(family)
    press(page, "招く")
    return page.locator("main code").inner_text()


def join(page: Page, link: str, name: str) -> None:
    """Somebody takes the invitation up, and signs in."""
    page.goto(link)
    page.get_by_label("ログインID").fill(name)
    for box in page.locator('input[type="password"]').all():
        box.fill(SECRET)
    press(page, "登録する")
    page.wait_for_url(re.compile("/accounts/login/"))
    page.locator('input[name="login"]').fill(name)
    page.locator('input[name="password"]').fill(SECRET)
    press(page, "ログインする")
    expect(page.get_by_role("heading", level=1)).to_contain_text("さん、")


def test_a_head_hands_cases_over_and_ends_a_membership_at_once(
    page: Page, product: Product, browser: Browser
):
    sign_in(page, product, "office")
    page.goto(f"{product.address}/network/members/")
    with visitor(browser) as head, visitor(browser) as mate:
        join(head, invited(page, "浜田", "団体責任者", BODY), "hamada")
        head.goto(f"{product.address}/network/members/")
        join(mate, invited(head, "汐見", "コーディネーター"), "shiomi")
        mate.goto(f"{product.address}/visits/prospects/new/")
        mate.get_by_label("企業名必須").fill("架空汐留製作所")
        mate.get_by_label("紹介の経路").select_option("bank")
        press(mate, "保存する")

        head.goto(f"{product.address}/handovers/")
        head.get_by_label("いま担当している方").select_option(label="汐見")
        head.get_by_label("引き受ける方").select_option(label="浜田")
        press(head, "すべて引き継ぐ")
        expect(head.locator(".messages")).to_contain_text("浜田さんに、1件を引き継ぎました。")
        head.goto(f"{product.address}/network/members/")
        row = head.locator(".work li", has_text="汐見")
        row.locator("summary").click()
        asked: list[str] = []
        head.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
        follow(row.get_by_role("button", name="所属を終える"))
        expect(head.locator(".messages")).to_contain_text("所属を終えました")
        assert [question.split("。")[0] for question in asked] == ["汐見さんの所属を終えます"]

        mate.goto(f"{product.address}/visits/prospects/")
        expect(mate).to_have_url(re.compile("/accounts/login/"))


def test_an_expert_narrows_withdraws_and_agrees_by_keyboard_alone_on_a_telephone(
    page: Page, product: Product, browser: Browser
):
    page.set_viewport_size(TELEPHONE)
    sign_in(page, product, "expert")
    go(page, "同意と提供の記録")
    card = page.url.replace("consents/", "")
    with visitor(browser) as neighbour:
        sign_in(neighbour, product, "coordinator-2")
        assert neighbour.goto(card).status == 200

        agree_for_one_body(page)
        expect(page.locator("main")).to_contain_text("狭くなります")
        go(page, "同意します")
        heading(page, "同意と提供の記録")
        assert neighbour.goto(card).status == 404

    go(page, "この同意を取りやめる")
    tab_to(page, "同意を取りやめる")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("提供も、いま止まりました")

    agree_for_one_body(page)
    go(page, "同意します")
    heading(page, "同意と提供の記録")
    expect(page.locator("main")).to_contain_text(BODY)


def agree_for_one_body(page: Page) -> None:
    """Choose one body, without contacts, and come to the text that is read before the press."""
    go(page, "新しく同意する")
    choose(page, "ネットワークのすべて", "名前をあげた団体")
    choose(page, "登録票のすべて", "連絡先と生年月日をのぞく")
    tab_to(page, BODY)
    page.keyboard.press("Space")
    go(page, "同意の全文を見る")
    heading(page, "同意の全文を確かめる")
    expect(page.locator("main")).to_contain_text("使いみち")
