from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.cycle.models import Prospect, Visit
from enishi.cycle.transitions import note_prospect
from tests import make
from tests.cycle.test_views import shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]


@pytest.fixture
def okamoto(client):
    make.programme()
    person = make.coordinator()
    client.force_login(person)
    return person


def line(by, name="株式会社ひので金型", **values):
    told = {"name": name, "prefecture": "27", "referral": "bank", "referred_by": "あかり信用金庫"}
    told |= values
    return note_prospect(make.organisation(), values=told, on=timezone.localdate(), by=by)


def test_a_company_is_entered_with_who_referred_it(client, okamoto):
    told = {"company_name": "ひので金型", "referral": "chamber", "referred_by": "大田商工会議所"}

    client.post("/visits/prospects/new/", told | {"telephone": "03-0000-0000"})

    row = Prospect.objects.get()
    assert (row.name, row.referral, row.telephone) == ("ひので金型", "chamber", "+81300000000")


def test_from_a_line_to_an_appointment_in_two_presses(client, okamoto):
    row = line(okamoto)
    assert f'href="/visits/prospects/{row.public_id}/"' in client.get("/visits/prospects/").text

    day = timezone.localdate() + timedelta(days=2)
    told = {"planned_on": f"{day:%Y/%m/%d}", "starts": "13時半"}
    client.post(f"/visits/prospects/{row.public_id}/appointments/", told)

    planned = Visit.objects.get()
    assert (planned.planned_on, planned.company.name) == (day, row.name)


@pytest.mark.parametrize(
    ("address", "values", "sentence"),
    [
        ("appointments", {"planned_on": "2020/1/1"}, "きょうより前"),
        ("appointments", {"planned_on": "25日か26日"}, "日付として"),
        ("approaches", {"outcome": "refused"}, "お断りになったわけ"),
        ("approaches", {"outcome": ""}, "ひとつ選んでください"),
    ],
    ids=["past", "two days", "no reason", "no outcome"],
)
def test_what_cannot_be_is_said_beside_what_was_typed(client, okamoto, address, values, sentence):
    row = line(okamoto)

    response = client.post(
        f"/visits/prospects/{row.public_id}/{address}/", values | {"place": "本社", "words": ""}
    )

    assert response.status_code in (409, 422)
    assert sentence in shown(response)
    assert Visit.objects.count() == 0


def test_a_refusal_leaves_the_list_with_its_reason(client, okamoto):
    row = line(okamoto)

    told = {"outcome": "refused", "words": "いまは人手が足りない。"}
    client.post(f"/visits/prospects/{row.public_id}/approaches/", told)

    assert "ひので金型" not in shown(client.get("/visits/prospects/"))
    assert "いまは人手が足りない。" in shown(client.get("/visits/prospects/?state=ended"))
    client.post(f"/visits/prospects/{row.public_id}/resumptions/")
    assert "ひので金型" in shown(client.get("/visits/prospects/"))


def test_who_is_to_be_called_first_stands_first(client, okamoto):
    later, sooner = line(okamoto, "あと"), line(okamoto, "さき")
    day = timezone.localdate()
    for row, days in ((later, 9), (sooner, 1)):
        again = day + timedelta(days=days)
        told = {"outcome": "again", "again_on": f"{again:%Y/%m/%d}"}
        client.post(f"/visits/prospects/{row.public_id}/approaches/", told)

    page = shown(client.get("/visits/prospects/"))

    assert page.index("さき") < page.index("あと架空" if "あと架空" in page else "あと大阪府")


def test_the_lines_of_another_body_are_not_found(client, okamoto):
    row = line(okamoto)
    client.force_login(make.coordinator("yoso", of=make.other_organisation()))

    assert client.get(f"/visits/prospects/{row.public_id}/").status_code == 404
    assert "ひので金型" not in shown(client.get("/visits/prospects/"))


def test_one_press_keeps_the_words_of_the_call_and_the_appointment(client, okamoto):
    row = line(okamoto)
    day = timezone.localdate()
    told = {"words": "来週ならよいと。", "on": f"{day:%Y/%m/%d}", "outcome": "again"}
    told |= {"planned_on": f"{day + timedelta(days=5):%Y/%m/%d}", "place": "本社"}

    client.post(f"/visits/prospects/{row.public_id}/appointments/", told)

    assert [(one.outcome, one.words) for one in row.approaches.all()] == [
        ("appointed", "来週ならよいと。")
    ]
    assert Visit.objects.get().place == "本社"


@pytest.mark.parametrize(
    ("address", "values", "sentence"),
    [
        ("appointments", {"planned_on": "25日か26日"}, "日付として"),
        ("approaches", {"outcome": "", "planned_on": ""}, "ひとつ選んでください"),
        ("approaches", {"outcome": "again", "planned_on": "2099/1/1"}, "「訪問する日」が入って"),
    ],
    ids=["wrong day", "no outcome", "a day with the call"],
)
def test_what_was_written_of_the_other_half_is_kept(client, okamoto, address, values, sentence):
    row = line(okamoto)
    told = {"words": "来週ならよいと。", "place": "本社の応接室"} | values

    response = client.post(f"/visits/prospects/{row.public_id}/{address}/", told)

    assert sentence in shown(response)
    assert "来週ならよいと。" in response.text
    assert "本社の応接室" in response.text
    assert row.approaches.count() == 0


def test_a_company_of_that_name_is_offered_before_another_is_made(client, okamoto):
    known = make.company("ひので金型（株）", prefecture="27")
    row = line(okamoto)
    day = timezone.localdate() + timedelta(days=2)
    address = f"/visits/prospects/{row.public_id}/appointments/"

    asked = client.post(address, {"planned_on": f"{day:%Y/%m/%d}"})
    assert asked.status_code == 422
    assert f"/companies/{known.public_id}/" in asked.text
    client.post(address, {"planned_on": f"{day:%Y/%m/%d}", "company": known.public_id})

    assert Visit.objects.get().company == known


def test_a_call_of_yesterday_is_noted_on_its_day_and_told_with_the_next_one(client, okamoto):
    row = line(okamoto)
    day = timezone.localdate()
    row.noted_on = day - timedelta(days=3)
    row.save()
    told = {"outcome": "again", "on": f"{day - timedelta(days=1):%Y/%m/%d}"}
    again_on = day + timedelta(days=9)

    client.post(
        f"/visits/prospects/{row.public_id}/approaches/",
        told | {"again_on": f"{again_on:%Y/%m/%d}"},
    )

    assert [one.on for one in row.approaches.all()] == [day - timedelta(days=1)]
    assert "次に連絡する日" in shown(client.get(f"/visits/prospects/{row.public_id}/"))


def test_what_the_register_knew_stands_on_the_visit_and_in_the_record(client, okamoto):
    row = line(okamoto, note="息子さんが継がれる。", contact="日野社長", telephone="+81300000000")
    day = timezone.localdate() + timedelta(days=2)
    told = {"planned_on": f"{day:%Y/%m/%d}"}
    client.post(f"/visits/prospects/{row.public_id}/appointments/", told)
    planned = Visit.objects.get()

    pages = [f"/visits/{planned.public_id}/", f"/companies/{planned.company.public_id}/"]
    told_there = [shown(client.get(page)) for page in pages]

    assert [
        [word in page for word in ("息子さんが継がれる。", "日野社長", "03-0000-0000")]
        for page in told_there
    ] == [[True] * 3] * 2
