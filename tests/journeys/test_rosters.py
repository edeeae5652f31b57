"""A coordinator with two Excel rosters on the desk gets explained candidates in the browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import checks
from tests.journeys.conftest import Product, among_its_records, follow
from tests.journeys.test_pages import sign_in
from tests.sheets.books import book

pytestmark = pytest.mark.journey
COORDINATOR = "coordinator-1"
EXPERTS = [
    ["新現役名簿（架空）"],
    ["番号", "氏名", "都道府県", "職務経歴", "年齢"],
    ["E-1", "髙﨑　文子", "東京都", "メーカーが商社を通さず直接売るための販路を開拓した。", 66],
    ["E-2", "遠藤　正", "東京都", "給与計算と就業規則の見直しを担当した。", 70],
]
NEEDS = [
    ["番号", "企業名", "ニーズ", "課題の背景"],
    ["N-1", "みどり精機（架空）", "商社を通さず直接売りたい。販路がほしい。", "売上が減った"],
]


# A reading that waits, and that no worker knows of.
WAITING = """
import django; django.setup()
from django.utils import timezone
from enishi.jobs.models import Job
from enishi.walls.inside import everything
from enishi.web.practice import account_for
with everything():
    okamoto = account_for("coordinator-1")
    body = okamoto.memberships.first().organisation
    print(Job.objects.create(
        kind="roster_reading", title="名簿.xlsx と ニーズ.xlsx", asked_at=timezone.now(),
        asked_by=okamoto, organisation=body,
    ).get_absolute_url())
"""


def send(page: Page, product: Product, experts: Path, needs: Path) -> None:
    page.goto(f"{product.address}/rosters/")
    page.get_by_label("新現役の名簿").set_input_files(experts)
    page.get_by_label("ニーズの一覧").set_input_files(needs)
    follow(page.get_by_role("button", name="名簿を送る"))


def test_the_page_on_which_one_waits_is_fit_for_a_visitor(page: Page, product: Product):
    sign_in(page, product, COORDINATOR)
    page.goto(product.address + among_its_records(product, WAITING))

    expect(page.get_by_role("heading", level=1)).to_have_text("名簿を読みくらべています")
    assert checks.faults(page) == []
    follow(page.get_by_role("button", name="読みくらべを取りやめる"))
    expect(page.get_by_role("heading", level=1)).to_have_text("読みくらべを取りやめました")


def test_two_rosters_become_candidates_while_one_waits(
    page: Page, product: Product, tmp_path: Path
):
    experts = book(tmp_path / "新現役名簿.xlsx", {"名簿": EXPERTS}, merged=["A1:E1"])
    needs = book(tmp_path / "ニーズ一覧.xlsx", {"ニーズ": NEEDS})
    sign_in(page, product, COORDINATOR)

    send(page, product, experts, needs)
    expect(page.get_by_role("heading", level=1)).to_have_text("読みくらべが終わりました")

    assert checks.faults(page) == []
    expect(page.locator(".person-name")).to_have_text(["髙﨑　文子 よく合う"])
    with page.expect_download() as download:
        page.get_by_role("link", name="Excelで受け取る").click()
    assert download.value.suggested_filename == "候補.xlsx"


def test_without_scripts_one_looks_again_and_reads_what_is_wrong_with_the_file(
    page_without_javascript: Page, product: Product, tmp_path: Path
):
    page, photo = page_without_javascript, tmp_path / "写真.xlsx"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n")
    needs = book(tmp_path / "ニーズ一覧.xlsx", {"ニーズ": NEEDS})
    sign_in(page, product, COORDINATOR)

    send(page, product, photo, needs)
    for _look in range(60):
        if page.locator("h1").inner_text() != "名簿を読みくらべています":
            break
        page.wait_for_timeout(1000)
        follow(page.get_by_role("link", name="いまの様子を見る"))

    expect(page.get_by_role("heading", level=1)).to_have_text("読みくらべが、できませんでした")
    expect(page.locator(".notice-title")).to_have_text(
        "「写真.xlsx」：中身は画像です。もとのExcelかCSVのファイルを指定してください。"
    )
