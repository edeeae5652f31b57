"""What was typed and not sent outlives larger letters, another language, another form's button."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Product, among_its_records
from tests.journeys.test_pages import sign_in

pytestmark = pytest.mark.journey
PUT_BACK = "さきほど書きかけたものを、もどしました。まだ送っていません。"
# A table of its own, which no other journey brings to an end; asked for again, it is the same.
WITH_TWO = """
import django; django.setup()
from contextlib import suppress
from django.utils.timezone import localdate
from enishi.cycle.models import Candidate, Origin, Visit
from enishi.cycle.transitions import hear, open_deliberation, put_forward
from enishi.experts.models import Expert
from enishi.logbook.refused import Refused
from enishi.walls.inside import everything
from enishi.web.practice import account_for
REASON = "ふたりのうちのひとり。"
def opened(by):
    made = Visit.objects.filter(coordinator=by, visited_on__isnull=False, undone_at=None)
    heard = made.latest("visited_on")
    words = {"title": "ふたりの候補", "said": "直接売りたい。", "heard_on": heard.visited_on}
    need = hear(heard.company, values=words, origin=Origin.HEARING, on=localdate(), by=by)
    people = Expert.objects.registered().filter(organisation=need.organisation)
    for expert in people.order_by("pk"):
        if need.candidates.count() < 2:
            with suppress(Refused):
                put_forward(expert, need=need, reason=REASON, by=by)
    return open_deliberation(need, on=localdate(), by=by)
with everything():
    known = Candidate.objects.filter(reason=REASON).first()
    table = known.need.deliberations.get() if known else opened(account_for("coordinator-1"))
    print(table.public_id)
"""


def at_a_table_with_two(page: Page, product: Product) -> Locator:
    """Open a deliberation in which two candidates wait for an opinion."""
    page.goto(f"{product.address}/deliberations/{among_its_records(product, WITH_TWO)}/")
    forms = page.locator("form[action$='/opinions/']")
    expect(forms).to_have_count(2)
    return forms


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
