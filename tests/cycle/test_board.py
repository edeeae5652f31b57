from datetime import date

import pytest
from django.utils import timezone

from enishi.companies.models import CompanyRevision
from enishi.cycle.board import board, counts
from enishi.cycle.models import Need, Origin
from enishi.cycle.queries import Stage, with_stage
from enishi.cycle.transitions import draft_slip, open_deliberation, visit
from tests import make
from tests.cycle.test_views import shown

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 9, 18)


def seen(day=FRIDAY, **options):
    return board(make.coordinator(), day=day, **options)


def told(found):
    return [(t.stage.value, t.title, t.waits, t.tag) for t in found.tickets()]


def known_on(company, day):
    written = timezone.make_aware(timezone.datetime(day.year, day.month, day.day, 10))
    CompanyRevision.objects.filter(company=company).update(written_at=written)


def test_a_company_has_one_card_before_it_has_needs_and_then_one_for_each():
    firm = make.company()
    known_on(firm, FRIDAY)
    assert told(seen()) == [("P", "株式会社みどり精機", "訪問の日をうかがう", "")]

    make.need(of=firm, title="販路")
    make.need(of=firm, title="後継ぎ")

    assert [(t.stage.value, t.title) for t in seen().tickets()] == [("D", "販路"), ("D", "後継ぎ")]


def test_nobody_is_called_late_over_the_holidays_of_september():
    firm = make.company()
    known_on(firm, FRIDAY)

    assert seen(date(2026, 9, 25)).late == []
    assert [t.tag for t in seen(date(2026, 9, 26)).late] == ["2営業日を過ぎています"]


def test_a_need_from_a_list_waits_for_a_visit():
    make.need(origin=Origin.ROSTER)

    [ticket] = seen().tickets()

    assert (ticket.stage, ticket.waits) == (Stage.PREPARE, "訪問の日をうかがう")


def test_a_planned_visit_says_its_day_and_that_it_is_over():
    make.programme()
    visit(make.company(), planned_on=date(2026, 9, 25), by=make.coordinator())

    assert told(seen()) == [("P", "株式会社みどり精機", "9/25に訪問", "")]
    late = seen(date(2026, 9, 28))
    assert told(late) == [("P", "株式会社みどり精機", "訪問を記録する", "日が過ぎています")]


def test_a_visit_without_a_hearing_ages():
    make.programme()
    visit(make.company(), visited_on=date(2026, 9, 10), by=make.coordinator())

    assert told(seen()) == [("D", "株式会社みどり精機", "聞き取りの記録を書く", "訪問から8日")]


def test_a_slip_waits_for_its_company():
    need = make.need()
    words = {"title": "販路", "told": "直接売りたい。"}
    draft_slip(need, values=words, on=make.TODAY, by=need.owner)

    assert [t.waits for t in seen().tickets()] == ["ニーズ票の確認待ち（企業）"]


def test_an_open_deliberation_moves_the_need_on():
    listed = make.candidate()
    open_deliberation(listed.need, on=make.TODAY, by=listed.need.owner)

    assert with_stage(Need.objects.all()).get().stage == Stage.DELIBERATE
    assert counts(seen())["C"] == 1


def test_the_board_is_narrowed_to_ones_own_to_an_area_and_to_words():
    make.need(title="販路")
    firm = make.company("株式会社なにわ", prefecture="27")
    make.need(of=firm, title="社員教育")

    assert [t.title for t in seen(area="kinki").tickets()] == ["社員教育"]
    assert [t.title for t in seen(words="販路").tickets()] == ["販路"]
    assert seen(mine=True).tickets() == []


def test_another_body_sees_nothing_of_the_board():
    make.need()
    stranger = make.coordinator("yoso", of=make.other_organisation())

    assert board(stranger, day=FRIDAY).tickets() == []


def test_the_board_is_a_page_and_the_same_as_a_list(client):
    make.need(title="販路の立て直し")
    client.force_login(make.coordinator())

    lanes, listed = client.get("/needs/board/"), client.get("/needs/board/?as=list")

    assert "1件D訪問・聞き取り" in shown(lanes)
    assert "販路の立て直し" in shown(listed)
    assert "あてはまる案件はありません" in shown(client.get("/needs/board/?stage=C"))


def test_a_filter_that_is_none_filters_nothing(client):
    make.need(title="販路の立て直し")
    client.force_login(make.coordinator())

    response = client.get("/needs/board/", {"area": "atlantis", "stage": "Z", "whose": "all"})

    assert "販路の立て直し" in shown(response)


def need_at(stage):
    """A need at one of the stages, and the address of its page."""
    if stage == Stage.PREPARE:
        need = make.need(origin=Origin.ROSTER)
    elif stage == Stage.HEAR:
        need = make.need()
    elif stage == Stage.DELIBERATE:
        need = open_deliberation(make.candidate().need, on=FRIDAY, by=make.coordinator()).need
    else:
        need = make.decision().deliberation.need
    return need


@pytest.mark.parametrize(
    "stage", [Stage.PREPARE, Stage.HEAR, Stage.DELIBERATE, Stage.INTRODUCE], ids=str
)
def test_board_list_and_page_tell_the_same_stage(client, stage):
    need = need_at(stage)
    client.force_login(make.coordinator())

    page = client.get(f"/needs/{need.public_id}/").text
    current = page.partition('aria-current="step"')[2].partition("</li>")[0]
    listed = client.get("/needs/").text

    assert [t.stage for t in seen().tickets()] == [stage]
    assert f'<span class="step-letter">{stage.value}</span>' in current
    assert f">{stage.label}</td>" in listed
