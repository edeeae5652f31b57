"""From the table to the match, by the four who have a part in it."""

import re
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import checks
from tests.journeys.conftest import WIDE, Product, among_its_records, follow, visitor
from tests.journeys.test_pages import sign_in

pytestmark = pytest.mark.journey
EXPERT, FAMILY = "村瀬 恒夫", "村瀬"
PHONE = {"width": 400, "height": 800}
# Signs a colleague in who has no door of his own among the practice records.
COLLEAGUE = """
import django; django.setup()
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from enishi.people.models import User
from enishi.walls.inside import everything
with everything():
    user = User.objects.get(family_name="山本", memberships__organisation__code="AK")
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
print(session.session_key)
"""


def fit(page: Page) -> None:
    """What a page in the middle of the way owes its visitor."""
    assert [*checks.small_text(page), *checks.small_targets(page)] == []
    assert checks.sideways_scroll(page) == []
    assert checks.axe(page) == []


def press(page: Page, name: str) -> None:
    """Press a button; where the page asks whether one is sure, one is."""
    follow(page.get_by_role("button", name=name, exact=True).first)


def say(page: Page, seat: str, stance: str, reason: str) -> None:
    """Give one's opinion on a candidate."""
    card = page.get_by_role("article").filter(has_text=seat)
    card.get_by_label(stance, exact=True).check()
    card.get_by_label("そう思うわけ").fill(reason)
    follow(card.get_by_role("button", name=re.compile("^意見を書きこむ")))


def put_on_the_list(page: Page, product: Product) -> None:
    """Put an expert on the short list by hand, with the reason."""
    page.goto(f"{product.address}/experts/?words_typed={FAMILY}")
    follow(page.get_by_role("link", name=re.compile(FAMILY)).first)
    expert = page.url.rstrip("/").rsplit("/", 1)[-1]
    page.goto(f"{product.address}/needs/?words_typed=販路の立て直し")
    follow(page.get_by_role("link", name=re.compile("海外向け販路の立て直し")).first)
    page.goto(f"{page.url}?choose={expert}")
    page.get_by_label("候補に入れる理由").fill("売場を一から作った方。")
    press(page, "村瀬さんを候補に入れる")


def speak(okamoto: Page, yamamoto: Page, table: str) -> None:
    """Everybody speaks before he reads the others."""
    say(okamoto, EXPERT, "推す", "売場づくりの経験が、直接売りたいという話に重なります。")
    expect(okamoto.get_by_text("意見を書きこみました")).to_be_visible()
    yamamoto.goto(table)
    expect(yamamoto.get_by_text("売場づくりの経験が")).to_have_count(0)
    say(yamamoto, EXPERT, "迷う", "海外の売り先はご存じないかもしれません。")
    expect(yamamoto.get_by_text("売場づくりの経験が")).to_be_visible()
    fit(yamamoto)


def ask(okamoto: Page, murase: Page, product: Product, table: str) -> None:
    """The decision, the question with the company unnamed, and that the expert would hear more."""
    okamoto.goto(table)
    follow(okamoto.get_by_role("link", name="決定を書く"))
    okamoto.get_by_label(EXPERT).check()
    okamoto.get_by_label("選んだ理由").fill("自社で売る道を、売場から作った経験があるため。")
    press(okamoto, "この内容で決める")
    follow(okamoto.get_by_role("link", name=f"{FAMILY}さんに打診する"))
    fit(okamoto)
    press(okamoto, "打診を記録する")
    expect(okamoto.get_by_text("打診を記録しました")).to_be_visible()
    murase.goto(f"{product.address}/notices/")
    request = murase.locator("section.request").filter(has_text="大田区")
    expect(request).to_have_count(1)
    expect(murase.get_by_text("みどり精機")).to_have_count(0)
    request.get_by_label("ひとこと").fill("月に2回までなら。")
    follow(request.get_by_role("button", name="話を聞いてみたい"))
    expect(murase.get_by_text("ありがとうございます。担当の者から")).to_be_visible()


def introduce(okamoto: Page, table: str) -> str:
    """The talk and the yes, the introduction, its day and its letter; returns its answer's page."""
    okamoto.goto(table)
    expect(okamoto.get_by_text("月に2回までなら。")).to_be_visible()
    okamoto.get_by_label("お引き受けの条件").fill("月に2回まで。")
    okamoto.get_by_label("前の勤め先との約束ごと").fill("なし")
    press(okamoto, "お引き受けいただいた")
    follow(okamoto.get_by_role("link", name="企業に紹介する"))
    okamoto.get_by_label("ご本人が略歴を確かめた日").fill(today(okamoto))
    press(okamoto, "この内容で紹介する")
    okamoto.get_by_label("面談の日").fill(today(okamoto))
    okamoto.get_by_label("始まる時刻").fill("0:00")
    okamoto.get_by_label("場所").fill("貴社 会議室")
    press(okamoto, "面談の日を記録する")
    press(okamoto, "紹介状を書く")
    expect(okamoto.get_by_text("紹介状を下書きしました")).to_be_visible()
    fit(okamoto)
    with okamoto.expect_download() as word:
        okamoto.get_by_role("link", name="Wordで受けとる").click()
    assert word.value.suggested_filename == "紹介状 株式会社みどり精機.docx"
    follow(okamoto.get_by_role("link", name="新現役のご紹介について"))
    found = re.search(r"http\S+/replies/\S+", okamoto.locator(".letter-text").inner_text())
    assert found is not None
    return found.group()


def answer(president: Page, address: str) -> None:
    """On his telephone, without an account; a scanner that came before used nothing up."""
    assert president.request.get(address).status == 200
    president.goto(address)
    fit(president)
    president.get_by_label(re.compile("はい、お願いしたい")).check()
    president.get_by_label("とても良い").check()
    president.get_by_label("ひとこと").fill("話しやすい方でした。")
    press(president, "この内容で返事をする")
    expect(president.get_by_role("heading", level=1)).to_have_text("お返事をいただきました")
    again = president.goto(address)
    assert again is not None
    assert again.status == 409


def test_four_people_go_from_the_table_to_the_match(browser: Browser, product: Product):
    with ExitStack() as stack:
        okamoto, yamamoto, murase = (
            stack.enter_context(visitor(browser, WIDE)) for _part in range(3)
        )
        president = stack.enter_context(visitor(browser, PHONE))
        sign_in(okamoto, product, "coordinator-1")
        sign_in(murase, product, "expert")
        cookie = {"name": "sessionid", "value": among_its_records(product, COLLEAGUE)}
        yamamoto.context.add_cookies([{**cookie, "url": product.address}])  # type: ignore[list-item]
        put_on_the_list(okamoto, product)
        follow(okamoto.get_by_role("link", name="討議を開く"))
        table = okamoto.url

        speak(okamoto, yamamoto, table)
        ask(okamoto, murase, product, table)
        address = introduce(okamoto, table)
        answer(president, address)
        murase.goto(f"{product.address}/notices/")
        follow(murase.get_by_role("button", name="はい、お引き受けします").first)
        expect(murase.get_by_text("お返事をいただきました").first).to_be_visible()
        okamoto.goto(table)
        follow(okamoto.get_by_role("link", name="紹介のページを開く"))
        expect(okamoto.get_by_text("話しやすい方でした。")).to_be_visible()
        press(okamoto, "マッチングを記録する")

        settled = okamoto.locator(".notice-title").filter(has_text="支援が決まりました")
        expect(settled).to_be_visible()
        fit(okamoto)


def today(page: Page) -> str:
    """Today as the page's visitor writes it."""
    return str(page.evaluate("new Date().toLocaleDateString('ja-JP')"))
