from base64 import b64decode
from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.cycle.forms.sheet import SheetForm
from enishi.cycle.models import HearingSheet
from enishi.cycle.transitions import visit, write_sheet
from enishi.cycle.transitions.write_sheet import values_at, values_of
from enishi.people.transitions import keep_draft
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]


@pytest.fixture
def okamoto(client):
    make.programme()
    person = make.coordinator()
    client.force_login(person)
    return person


def soon(by, days=2, **options):
    day = timezone.localdate() + timedelta(days=days)
    return visit(options.pop("of", None) or make.company(), planned_on=day, by=by, **options)


def written(heard, read_at=0, **values):
    sheet = HearingSheet.objects.filter(visit=heard).first()
    base = values_at(sheet, read_at) if sheet else values_of(HearingSheet())
    return write_sheet(heard, values=base | values, read_at=read_at, by=make.coordinator())


def sent(client, row, **told):
    return client.post(f"/visits/offline/sheets/{row.public_id}/", {"read_at": 0} | told)


def test_the_bag_holds_my_own_visits_and_their_sheets(client, okamoto):
    row = soon(okamoto)
    written(row, said="お電話で、販路のことと。")
    soon(make.member("hirai"), of=make.company("よその担当"))

    bag = client.get("/visits/offline/bag/")

    assert [one["company"] for one in bag.json()["visits"]] == ["株式会社みどり精機"]
    assert bag.json()["visits"][0]["values"]["said"] == "お電話で、販路のことと。"
    assert bag.json()["visits"][0]["version"] == 1
    assert bag["Cache-Control"] == "private, no-store"


def test_everybody_seals_with_a_key_of_his_own_the_same_at_his_next_sign_in(client, okamoto):
    def key() -> str:
        return client.get("/visits/offline/bag/").json()["key"]

    first = key()
    client.logout()
    client.force_login(okamoto)
    again = key()
    client.force_login(make.member("hirai"))

    assert (again, len(b64decode(first))) == (first, 32)
    assert key() != first


def test_a_sheet_that_comes_back_is_kept(client, okamoto):
    row = soon(okamoto)

    answer = sent(client, row, said="直接売りたい。", secrecy_said="circulate")

    assert (answer.status_code, answer.json()["version"]) == (200, 1)
    assert row.sheet.confidentiality == {"said": "circulate"}


def test_two_devices_lose_nothing_when_they_wrote_in_different_boxes(client, okamoto):
    row = soon(okamoto)
    written(row, said="直接売りたい。")
    written(row, read_at=1, tried="展示会に二回出た。")

    answer = sent(client, row, read_at=1, said="直接売りたい。", expected="三社。")

    assert answer.json()["values"]["tried"] == "展示会に二回出た。"
    assert row.sheet.expected == "三社。"


def test_two_devices_that_wrote_in_one_box_are_shown_both_texts(client, okamoto):
    row = soon(okamoto)
    written(row, said="直接売りたい。")
    written(row, read_at=1, said="海外へ売りたい。", tried="展示会に二回出た。")

    answer = sent(client, row, read_at=1, said="商社を通さず売りたい。")

    assert answer.status_code == 409
    assert [(d["stands"], d["typed"]) for d in answer.json()["differences"]] == [
        ("海外へ売りたい。", "商社を通さず売りたい。")
    ]
    assert (answer.json()["version"], answer.json()["values"]["tried"]) == (2, "展示会に二回出た。")
    again = sent(client, row, **(answer.json()["values"] | {"read_at": 2, "said": "両方です。"}))
    assert again.status_code == 200
    row.refresh_from_db()
    assert (row.sheet.said, row.sheet.tried) == ("両方です。", "展示会に二回出た。")


def test_a_mistake_comes_back_with_what_was_typed(client, okamoto):
    row = soon(okamoto)

    answer = sent(client, row, said="直接売りたい。", next_on="9月31日", read_at="x")

    assert answer.status_code == 422
    assert answer.json()["values"]["next_on"] == "9月31日"
    assert answer.json()["version"] == 0
    assert HearingSheet.objects.count() == 0


def test_the_worker_reaches_no_further_than_its_own_page(client, okamoto):
    page = client.get("/visits/offline/")
    told = client.get("/visits/offline/manifest.webmanifest").json()

    assert told["scope"] == told["start_url"] == "/visits/offline/"
    assert (
        client.get("/visits/offline/worker.js")["Content-Type"] == "text/javascript; charset=utf-8"
    )
    assert "岡本" not in page.text
    assert "script-src 'self'" in page["Content-Security-Policy"]


def test_another_body_neither_takes_nor_sends(client, okamoto):
    row = soon(okamoto)
    client.force_login(make.coordinator("yoso", of=make.other_organisation()))

    assert client.get("/visits/offline/bag/").json()["visits"] == []
    assert sent(client, row, said="x").status_code == 404


def drafted(by, row, **typed):
    blank = {name: [""] for name in SheetForm().texts()} | {"read_at": ["0"]}
    told = blank | {name: [text] for name, text in typed.items()}
    return keep_draft(by, form="sheet", subject=row.public_id, content=told)


def sheet_page(client, row):
    return client.get(f"/visits/{row.public_id}/sheet/").context["form"]


def test_a_draft_goes_along_and_ends_when_its_words_come_back(client, okamoto):
    row = soon(okamoto)
    drafted(okamoto, row, said="売り先のこと。")

    taken = client.get("/visits/offline/bag/").json()["visits"][0]
    sent(client, row, **(taken["values"] | {"tried": "展示会。", "draft_at": taken["draft"]}))

    assert (row.sheet.said, row.sheet.tried) == ("売り先のこと。", "展示会。")
    assert okamoto.drafts.count() == 0


def test_a_draft_that_the_device_never_saw_outlives_what_it_sends(client, okamoto):
    row = soon(okamoto)
    taken = client.get("/visits/offline/bag/").json()["visits"][0]
    drafted(okamoto, row, said="事務所で書いた。", background="代替わり。")

    sent(client, row, **(taken["values"] | {"tried": "展示会。", "draft_at": taken["draft"]}))
    form = sheet_page(client, row)

    assert form["said"].value() == "事務所で書いた。"
    assert form["tried"].value() == "展示会。"
    assert [(d.stands, d.typed) for d in form.differences] == [
        ("", "事務所で書いた。"),
        ("", "代替わり。"),
    ]


def test_a_draft_written_on_after_it_was_taken_along_stays(client, okamoto):
    row = soon(okamoto)
    drafted(okamoto, row, said="売り先のこと。")
    taken = client.get("/visits/offline/bag/").json()["visits"][0]
    drafted(okamoto, row, said="売り先のこと。直接。")

    sent(client, row, **(taken["values"] | {"draft_at": taken["draft"]}))

    assert sheet_page(client, row)["said"].value() == "売り先のこと。直接。"
