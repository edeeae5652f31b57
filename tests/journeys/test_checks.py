"""The checks themselves can fail: a good page has no fault, and each bad one exactly its own."""

import pytest
from playwright.sync_api import Page

from tests.journeys import checks

pytestmark = pytest.mark.journey

GOOD = """<!doctype html><html lang="ja"><head><title>よいページ</title><style>
body { font-size: 18px; color: #333; background: #fff } rt { font-size: 9px }
.big { display: inline-block; min-width: 48px; min-height: 48px; font: inherit; color: #00118f }
:focus-visible { outline: 3px solid #000 }
</style></head><body><main><h1><ruby>縁<rt>えにし</rt></ruby></h1>
<p>くわしくは<a href="#a" style="color: #00118f">こちら</a>をどうぞ。</p>
<a class="big" href="#b">案件を見る</a> <button class="big">候補にする</button>
BODY</main></body></html>"""


def show(page: Page, body: str = "") -> None:
    page.set_content(GOOD.replace("BODY", body))


def test_a_good_page_has_no_fault(page: Page):
    show(page)

    assert checks.faults(page) == []


def test_a_list_that_is_still_being_drawn_is_waited_for(page: Page):
    show(page, '<ul id="late" aria-busy="true"></ul>')
    page.evaluate(
        """() => setTimeout(() => {
            late.innerHTML = '<li style="font-size: 12px">小さい字</li>';
            late.ariaBusy = 'false';
        }, 300)"""
    )

    assert checks.faults(page) == ["li 「小さい字」 has text of 12 px"]


def test_small_text_is_named(page: Page):
    show(page, '<p id="small" style="font-size: 12px">小さい字</p>')

    assert checks.small_text(page) == ["p#small 「小さい字」 has text of 12 px"]


def test_a_small_target_is_named(page: Page):
    show(page, '<button id="tiny" style="width: 30px; height: 48px">消</button>')

    assert checks.small_targets(page) == ["button#tiny 「消」 is a target of 30×48 px"]


def test_a_page_that_scrolls_sideways_is_named(page: Page):
    show(page, '<p id="wide" style="width: 500px">広い</p>')

    assert [fault.rsplit(": ", 1)[-1] for fault in checks.sideways_scroll(page)] == [
        "p#wide 「広い」"
    ]


def test_a_table_that_scrolls_by_itself_does_not_make_the_page_scroll(page: Page):
    show(page, '<div style="overflow-x: auto"><p style="width: 500px">広い</p></div>')

    assert checks.sideways_scroll(page) == []


def test_what_the_tab_key_never_reaches_is_named(page: Page):
    show(page, '<a class="big" id="lost" href="#c" tabindex="-1">届かない</a>')

    assert checks.keyboard(page) == ["a#lost.big 「届かない」 cannot be reached by keyboard"]


def test_a_focus_that_cannot_be_seen_is_named(page: Page):
    show(page, '<a class="big" id="dim" href="#c" style="outline: none">見えない</a>')

    assert checks.keyboard(page) == ["a#dim.big 「見えない」 does not show that it has the focus"]


def test_one_radio_button_of_a_group_is_enough_for_the_keyboard(page: Page):
    one = '<label class="big"><input type="radio" name="size" value="{0}">{0}</label>'
    show(page, f"<fieldset><legend>大きさ</legend>{one.format('中')}{one.format('大')}</fieldset>")

    assert checks.keyboard(page) == []


def test_what_axe_finds_is_named(page: Page):
    show(page, '<img id="mute" src="data:,">')

    assert [fault.split(" ")[:2] for fault in checks.axe(page)] == [["image-alt:", "['#mute']"]]
