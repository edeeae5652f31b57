"""A visit beside its plan, taken back and put back, and what its pages show."""

from datetime import date, timedelta

import pytest

from enishi.cycle.models import Need, Visit
from enishi.cycle.transitions import visit
from tests import make
from tests.cycle.test_views import shown
from tests.cycle.test_visit_views import DAY, made, posted, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def okamoto(client):
    make.programme()
    person = make.coordinator()
    client.force_login(person)
    return person


def test_a_visit_near_a_planned_one_is_asked_whether_it_was_that(client, okamoto):
    firm = make.company()
    plan = visit(firm, planned_on=DAY + timedelta(days=4), by=okamoto)

    asked = client.post("/visits/new/", posted(firm))
    assert asked.status_code == 409
    assert "の予定の訪問として記録する" in shown(asked)
    client.post("/visits/new/", posted(firm, another=plan.public_id))

    assert [(row.pk, row.visited_on) for row in Visit.objects.all()] == [(plan.pk, DAY)]


def test_a_visit_beside_the_plan_leaves_it_when_it_was_another(client, okamoto):
    firm = make.company()
    visit(firm, planned_on=DAY + timedelta(days=4), by=okamoto)

    client.post("/visits/new/", posted(firm, another="1"))

    assert sorted(row.visited_on is None for row in Visit.objects.all()) == [False, True]


def test_taking_back_says_what_goes_along_and_can_be_undone(client, okamoto):
    row = made()
    written(row, said="直接売りたい。")
    assert (
        "書いてある聞き取りと写真も、いっしょに隠れます"
        in client.get(f"/visits/{row.public_id}/").text
    )

    page = client.post(f"/visits/{row.public_id}/withdrawals/", follow=True)
    assert f'action="/visits/{row.public_id}/restorations/"' in page.text
    client.post(f"/visits/{row.public_id}/restorations/")

    row.refresh_from_db()
    assert (row.undone_at, row.sheet.said) == (None, "直接売りたい。")


def test_a_refusal_leads_back_to_the_page_before(client, okamoto):
    need = make.need()
    row = need.visit or made(of=need.company)
    Need.objects.filter(pk=need.pk).update(visit=row)
    address = f"/visits/{row.public_id}/"

    response = client.post(f"{address}withdrawals/", HTTP_REFERER=f"http://testserver{address}")

    assert response.status_code == 409
    assert f'href="http://testserver{address}">前のページへもどる' in response.text


def test_what_was_written_before_the_visit_stands_on_its_page_and_in_the_list(client, okamoto):
    planned = visit(make.company(), planned_on=DAY + timedelta(days=90), by=okamoto)
    written(planned, said="お電話で、販路のことと。", staff=40)

    page = shown(client.get(f"/visits/{planned.public_id}/"))

    assert "お電話で、販路のことと。" in page
    assert "従業員数40" in page.replace(" ", "").replace("\n", "")


def test_words_that_bring_their_own_quotation_marks_get_no_second_pair(client, okamoto):
    row = made()
    written(row, said="「炉が古くて、温度が安定しない」")

    assert "「「" not in client.get(f"/visits/{row.public_id}/").text


def test_an_old_visit_shows_its_year_and_the_list_says_how_many_there_are(client, okamoto):
    make.programme(2009)
    visit(make.company(), visited_on=date(2009, 10, 2), by=okamoto)

    page = shown(client.get("/visits/"))

    assert "平成21年10月2日" in page
    assert "1回" in page


def test_versions_hide_what_did_not_change(client, okamoto):
    row = made()
    body = dict.fromkeys(("said", "tried"), "body")
    written(row, said="直接売りたい。", confidentiality=body)
    written(row, read_at=1)

    page = client.get(f"/visits/{row.public_id}/sheet/versions/")

    assert "どこまで見せてよいか" not in shown(page)
    assert page.text.count("<table") == 1
