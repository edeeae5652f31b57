"""訪問シート: one A4, looked at as a picture, without a word of what we assessed."""

from datetime import date
from pathlib import Path

import pytest

from enishi import paper
from enishi.cycle.models import HearingSheet
from enishi.cycle.preparing import preparation
from enishi.cycle.transitions import revise_need, visit, write_sheet
from enishi.cycle.transitions.write_sheet import values_of
from enishi.cycle.visit_paper import STYLE, prefilled_sheet
from tests import make
from tests.paper.looking import pages, rasterised, unlike, words

pytestmark = pytest.mark.django_db
PICTURE = Path(__file__).parent / "pictures" / "visit-sheet.png"
CANARY = "見立ての秘密"


@pytest.fixture
def okamoto(client):
    make.programme()
    person = make.coordinator()
    client.force_login(person)
    return person


def second_visit(by):
    firm = make.company(president="緑川 一", products="精密部品" * 30, customers="商社" * 60)
    first = visit(firm, visited_on=date(2026, 9, 10), by=by)
    told = {"said": "商社を通さず直接売りたい。" * 30, "assessed": CANARY, "fitting_person": CANARY}
    write_sheet(first, values=values_of(HearingSheet()) | told, read_at=0, by=by)
    return visit(firm, planned_on=date(2026, 12, 10), details={"place": "本社"}, by=by)


def test_a_prefilled_sheet_is_one_page_with_the_companys_words_and_none_of_ours(client, okamoto):
    row = second_visit(okamoto)

    response = client.get(f"/visits/{row.public_id}/paper.pdf")

    text = words(response.content).replace("\r\n", "")
    assert pages(response.content) == 1
    assert "株式会社みどり精機" in text
    assert "2回目の訪問" in text
    assert "商社を通さず直接売りたい。" in text
    assert CANARY not in text


def test_a_blank_sheet_has_room_to_write_and_a_code_to_its_record(client, okamoto):
    response = client.get("/visits/paper.pdf")

    picture = rasterised(response.content)
    height, width = picture.shape
    code = picture[: height // 9, int(width * 0.82) :]
    writing = picture[int(height * 0.58) : int(height * 0.72), int(width * 0.1) : int(width * 0.9)]
    assert pages(response.content) == 1
    assert (code < 128).mean() > 0.1
    assert (writing < 128).mean() < 0.03


def printed(row, by) -> bytes:
    """The sheet with nothing on it that changes from day to day."""
    html = prefilled_sheet(row, user=by, address="https://enishi.example/visits/1/sheet/")
    return paper.pdf(html, STYLE.read_text("utf-8"))


def test_the_sheet_looks_as_it_did_when_it_was_looked_at(monkeypatch, okamoto):
    monkeypatch.setattr("enishi.cycle.visit_paper.timezone.localdate", lambda: date(2026, 12, 1))
    row = second_visit(okamoto)

    assert unlike(rasterised(printed(row, okamoto), scale=1.0), PICTURE) < 0.01


def test_a_sheet_that_lost_its_box_for_the_companys_words_looks_otherwise(monkeypatch, okamoto):
    monkeypatch.setattr("enishi.cycle.visit_paper.timezone.localdate", lambda: date(2026, 12, 1))
    monkeypatch.setattr("enishi.cycle.visit_paper.told_before", lambda prepared: ("", ""))
    row = second_visit(okamoto)

    assert unlike(rasterised(printed(row, okamoto), scale=1.0), PICTURE) > 0.01


def test_every_question_of_the_page_is_printed_the_basic_ones_too(client, okamoto):
    need = make.need("商社を通さず海外へ売りたい。資金も要る。", title="海外")
    revise_need(
        need, values={}, categories=["overseas", "sales_marketing"], read_at=need.version,
        by=need.owner,
    )  # fmt: skip
    row = visit(need.company, planned_on=date(2026, 12, 10), details={"place": "本社"}, by=okamoto)
    asked = preparation(row, user=okamoto).questions

    printed_words = words(client.get(f"/visits/{row.public_id}/paper.pdf").content)

    flat = printed_words.replace("\r\n", "").replace("\n", "")
    assert len(asked) > 6
    assert [question for question in asked if question not in flat] == []
    assert pages(client.get(f"/visits/{row.public_id}/paper.pdf").content) == 1


def test_another_body_prints_nothing(client, okamoto):
    row = second_visit(okamoto)
    client.force_login(make.coordinator("yoso", of=make.other_organisation()))

    assert client.get(f"/visits/{row.public_id}/paper.pdf").status_code == 404
