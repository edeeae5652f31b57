from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.cycle.models import Prospect, Visit
from enishi.cycle.transitions import note_prospect
from tests import make
from tests.cycle.test_views import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def okamoto(client):
    today = timezone.localdate()
    make.programme(today.year if today.month > 3 else today.year - 1)
    person = make.coordinator()
    client.force_login(person)
    return person


def line(by, name="株式会社ひので金型"):
    told = {"name": name, "prefecture": "27", "referral": "bank", "referred_by": "あかり信用金庫"}
    return note_prospect(make.organisation(), values=told, on=timezone.localdate(), by=by)


def test_a_company_is_entered_with_who_referred_it(client, okamoto):
    told = {"company_name": "ひので金型", "referral": "chamber", "referred_by": "大田商工会議所"}

    client.post("/visits/prospects/new/", told | {"telephone": "03-0000-0000"})

    row = Prospect.objects.get()
    assert (row.name, row.referral, row.telephone) == ("ひので金型", "chamber", "+81300000000")


def test_from_a_line_to_an_appointment_in_two_presses(client, okamoto):
    row = line(okamoto)
    assert f"/visits/prospects/{row.public_id}/#appoint" in client.get("/visits/prospects/").text

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
