import re

import pytest
from allauth.mfa.models import Authenticator

from enishi.cycle.looking_back import ask_to_look_back
from enishi.cycle.tasks import look_back
from enishi.jobs.models import Job, State
from enishi.logbook.refused import NotYours
from enishi.matchmaking import looked_back as looked
from enishi.matchmaking.model import model
from tests import make

pytestmark = pytest.mark.django_db


def shown(response):
    """The page as a reader reads it, without tags or line breaks."""
    main = response.text.split('id="main"')[1].split("</main>")[0]
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", main))


@pytest.fixture
def office(client):
    person = make.member(role="network_office", of=make.other_organisation())
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    client.force_login(person)
    return person


def decided():
    kimura = make.expert("海外で販路を開拓した。", family_name="木村")
    yamada = make.expert("社内の給与計算を担当した。", family_name="山田")
    table = make.deliberation(kimura, yamada)
    make.decision(table, on=table.need.candidates.get(access__expert=kimura))
    return table.need


def test_the_office_asks_and_reads_where_the_one_chosen_stands(client, office):
    need = decided()

    asked = client.post("/network/weights/")
    look_back.call(str(Job.objects.get().public_id))
    page = client.get(asked["Location"])

    assert "決まった案件1件を読み返しました。" in shown(page)
    assert f"{need.reference}{need.company.name}2名のうち1番目同じなし" in shown(page)
    assert "木村" not in page.text


def test_the_office_reads_there_what_is_wrong_with_a_model_of_its_own(
    client, office, monkeypatch, tmp_path
):
    assert "意味の近さ（団体で用意したモデル）" not in shown(client.get("/network/weights/"))
    monkeypatch.setenv("ENISHI_MODEL_DIR", str(tmp_path / "nothing"))
    model.cache_clear()

    page = shown(client.get("/network/weights/"))

    model.cache_clear()
    assert "意味の近さのモデルを使えません：フォルダーがありません" in page


def test_asking_twice_is_one_job(client, office):
    first, second = (client.post("/network/weights/")["Location"] for _ in range(2))

    assert (first, Job.objects.count()) == (second, 1)


def test_without_decisions_the_page_says_so(client, office):
    asked = client.post("/network/weights/")
    look_back.call(str(Job.objects.get().public_id))

    page = shown(client.get(asked["Location"]))

    assert "決まった案件がまだありません。" in page
    assert "重みは見積もれません。" in page


def test_what_breaks_ends_in_a_sentence(client, office, monkeypatch):
    def broken(*_):
        raise RuntimeError

    monkeypatch.setattr("enishi.cycle.looking_back.decisions", broken)
    asked = client.post("/network/weights/")
    look_back.call(str(Job.objects.get().public_id))

    assert Job.objects.get().state == State.FAILED
    assert "思わぬことが起きて、止まりました。" in shown(client.get(asked["Location"]))


def test_whoever_else_asks_is_refused():
    person = make.coordinator()

    with pytest.raises(NotYours):
        ask_to_look_back(within=make.organisation(), by=person)


def test_for_a_coordinator_the_pages_do_not_exist(client):
    client.force_login(make.coordinator())

    assert [
        client.get("/network/weights/").status_code,
        client.post("/network/weights/").status_code,
    ] == [404, 404]


def test_the_figures_come_back_as_they_were_kept():
    figures = looked.LookedBack(
        (looked.Case("n", 20, (1, 3), (2,), 1),),
        (looked.Weight("best", 30.0, 33.0, 28.0, 40.0),),
        *(12, 70, 75),
        is_enough=False,
    )

    assert looked.LookedBack.from_json(figures.as_json()) == figures
