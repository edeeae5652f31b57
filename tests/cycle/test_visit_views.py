from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from enishi.cycle.models import HearingSheet, Need, Origin, Visit, VisitPhoto
from enishi.cycle.transitions import visit, write_sheet
from enishi.cycle.transitions.write_sheet import values_of
from enishi.people.models import Draft, Role
from tests import make
from tests.cycle.test_photo import picture
from tests.cycle.test_views import shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]
DAY = date(2026, 9, 10)


@pytest.fixture
def okamoto(client):
    make.programme()
    person = make.coordinator()
    client.force_login(person)
    return person


def made(company=None, **values):
    make.programme()
    on = {"visited_on": DAY} | values
    return visit(company or make.company(), by=make.coordinator(), **on)


def posted(company, **values):
    told = {"company": company.public_id, "visited_on": "令和8年9月10日", "starts": "13時半"}
    return told | {"ends": "15:00", "place": "本社", "present": "緑川社長"} | values


def written(heard, read_at=0, by=None, **values):
    sheet = HearingSheet.objects.filter(visit=heard).first()
    words = values_of(sheet or HearingSheet()) | values
    return write_sheet(heard, values=words, read_at=read_at, by=by or make.coordinator())


def test_a_visit_is_noted_with_its_promise(client, okamoto):
    told = posted(make.company(), next_promise="一覧をいただく", next_on="2026/9/25")

    client.post("/visits/new/", told)

    row = Visit.objects.get()
    assert (row.visited_on, f"{row.starts:%H:%M}", row.place) == (DAY, "13:30", "本社")
    assert (row.sheet.next_promise, row.sheet.next_on) == ("一覧をいただく", date(2026, 9, 25))


def test_noting_a_planned_visit_makes_no_second_one(client, okamoto):
    firm = make.company()
    visit(firm, planned_on=DAY, by=okamoto)

    client.post("/visits/new/", posted(firm))

    assert [row.visited_on for row in Visit.objects.all()] == [DAY]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"visited_on": "令和8年9月10日と11日"}, "日付として"),
        ({"visited_on": "9月31日"}, "9月"),
        ({"visited_on": "令和80年1月1日"}, "きょうより先"),
        ({"visited_on": "1999/9/10"}, "年を確かめてください"),
        ({"starts": "昼すぎ"}, "時刻として読めません"),
        ({"ends": "13:00"}, "始まりの時刻よりあと"),
        ({"ends": "３時"}, "午前3時と読みました。午後なら、15時と書いてください。"),
        ({"next_on": "2026/9/10"}, "この訪問の日よりあと"),
    ],
    ids=[
        "two days",
        "no such day",
        "future",
        "before any programme",
        "hour",
        "ends",
        "afternoon",
        "next",
    ],
)
def test_what_cannot_be_is_said_so_and_nothing_is_lost(client, okamoto, values, sentence):
    response = client.post("/visits/new/", posted(make.company(), **values))

    assert response.status_code in (409, 422)
    assert sentence in shown(response)
    assert 'value="緑川社長"' in response.text
    assert Visit.objects.count() == 0


def test_tomorrow_has_not_been_visited(client, okamoto):
    tomorrow = timezone.localdate() + timedelta(days=1)

    response = client.post(
        "/visits/new/", posted(make.company(), visited_on=f"{tomorrow:%Y/%m/%d}")
    )

    assert "これからの訪問は「訪問の予定を入れる」" in shown(response)


def test_a_visit_to_come_is_planned_and_says_what_is_missing(client, okamoto):
    day = timezone.localdate() + timedelta(days=3)
    make.programme()
    told = {"company": make.company().public_id, "planned_on": f"{day:%Y/%m/%d}", "agenda": "販路"}

    response = client.post("/visits/plan/", told, follow=True)

    assert "訪問の保険を、まだ確かめていません" in shown(response)
    assert "断られるとき、どんなわけが多いですか" in shown(response)


def test_a_planned_visit_is_noted_as_made(client, okamoto):
    row = visit(make.company(), planned_on=DAY, by=okamoto)
    told = {"read_at": row.version, "visited_on": "2026/9/11", "place": "工場"}

    client.post(f"/visits/{row.public_id}/made/", told)

    row.refresh_from_db()
    assert (row.planned_on, row.visited_on, row.place) == (DAY, date(2026, 9, 11), "工場")


def test_a_visit_is_moved_and_taken_back(client, okamoto):
    row = visit(make.company(), planned_on=date(2027, 1, 12), by=okamoto)
    told = {"read_at": row.version, "planned_on": "2027/1/13", "starts": "10時"}

    client.post(f"/visits/{row.public_id}/edit/", told)
    client.post(f"/visits/{row.public_id}/withdrawals/")

    row.refresh_from_db()
    assert (row.planned_on, row.undone_at is None) == (date(2027, 1, 13), False)


def test_the_sheet_keeps_said_and_assessed_apart(client, okamoto):
    row = made()
    told = {
        "said": "直接売りたい。",
        "assessed": "追いかけ方がない。",
        "read_at": 0,
        "profit": "△300",
    }

    client.post(f"/visits/{row.public_id}/sheet/", told | {"secrecy_said": "circulate"})

    sheet = row.sheet
    assert (sheet.said, sheet.assessed, sheet.profit) == (
        "直接売りたい。",
        "追いかけ方がない。",
        -300,
    )
    assert sheet.confidentiality == {"said": "circulate"}


def test_two_on_one_sheet_both_keep_their_words(client, okamoto):
    row = made()
    written(row, said="直接売りたい。")
    hirai = make.member("hirai")
    written(row, read_at=1, by=hirai, tried="展示会に二回出た。")

    told = {"said": "直接売りたい。", "expected": "取引先を三社。", "read_at": 1}
    response = client.post(f"/visits/{row.public_id}/sheet/", told, follow=True)

    sheet = HearingSheet.objects.get()
    assert (sheet.tried, sheet.expected) == ("展示会に二回出た。", "取引先を三社。")
    assert "ほかの方が書いた「これまでに試したこと」も、そのまま残してあります" in shown(response)


def test_two_on_one_field_see_both_texts_and_keep_the_rest(client, okamoto):
    row = made()
    written(row, said="直接売りたい。")
    written(row, read_at=1, said="海外へ売りたい。", tried="展示会に二回出た。")

    told = {"said": "商社を通さず売りたい。", "expected": "三社。", "read_at": 1}
    response = client.post(f"/visits/{row.public_id}/sheet/", told)

    assert response.status_code == 409
    assert "海外へ売りたい。" in shown(response)
    assert ">\n商社を通さず売りたい。</textarea>" in response.text
    assert ">\n展示会に二回出た。</textarea>" in response.text
    assert 'name="read_at" value="2"' in response.text


def test_ten_thousand_characters_from_word_are_kept(client, okamoto):
    row = made()
    pasted = "一行目\r\n\u000b二行目\u00a0\u200b" + "あ" * 10_000

    client.post(f"/visits/{row.public_id}/sheet/", {"said": pasted, "read_at": 0})

    assert row.sheet.said.endswith("あ" * 10_000)


def test_a_finished_hearing_leads_to_a_need_and_candidates(client, okamoto):
    row = made()
    told = {
        "said": "商社を通さず直接売りたい。",
        "read_at": 0,
        "finish": "1",
        "next_on": "2026/12/25",
    }
    response = client.post(f"/visits/{row.public_id}/sheet/", told, follow=True)
    assert "次の訪問の予定も入れました" in shown(response)

    page = client.get(f"/visits/{row.public_id}/needs/")
    assert ">\n商社を通さず直接売りたい。</textarea>" in page.text
    told = {"title": "販路", "said": "商社を通さず直接売りたい。", "wants": "1", "read_at": 1}
    response = client.post(f"/visits/{row.public_id}/needs/", told, follow=True)

    assert Need.objects.get().visit == row
    assert "分類の案" in shown(response)


def test_the_form_for_a_need_does_not_offer_what_is_sealed(client, okamoto):
    row = made()
    written(
        row, said="直接売りたい。", budget="手元に二百万円", confidentiality={"budget": "sealed"}
    )

    assert "手元に二百万円" not in client.get(f"/visits/{row.public_id}/needs/").text


def test_a_need_from_a_list_is_heard_with_one_press(client, okamoto):
    firm = make.company()
    need = make.need(of=firm, origin=Origin.ROSTER)
    row = made(firm)

    client.post(f"/visits/{row.public_id}/hearings/{need.public_id}/")

    need.refresh_from_db()
    assert need.visit == row


def test_photos_are_added_and_one_that_is_none_does_not_lose_the_others(client, okamoto):
    row = made()
    good = SimpleUploadedFile("工場.jpg", picture(), "image/jpeg")
    bad = SimpleUploadedFile("書類.jpg", b"%PDF-1.7", "image/jpeg")

    response = client.post(f"/visits/{row.public_id}/photos/", {"photos": [good, bad]})

    assert response.status_code == 422
    assert "写真として読めません" in shown(response)
    kept = VisitPhoto.objects.get()
    shown_photo = client.get(f"/visits/photos/{kept.public_id}/")
    assert (shown_photo["Content-Type"], shown_photo["Cache-Control"]) == (
        "image/jpeg", "private, no-store",
    )  # fmt: skip
    client.post(f"/visits/photos/{kept.public_id}/withdrawals/")
    assert client.get(f"/visits/photos/{kept.public_id}/").status_code == 404


def test_a_photo_of_fifty_megabytes_is_refused_in_words(client, okamoto):
    row = made()
    large = SimpleUploadedFile("大きい.jpg", picture() + bytes(50 * 2**20), "image/jpeg")

    response = client.post(f"/visits/{row.public_id}/photos/", {"photos": [large]})

    assert response.status_code == 422
    assert "20MBより大きい写真" in shown(response)
    assert VisitPhoto.objects.count() == 0


def test_the_versions_of_a_sheet_show_their_differences(client, okamoto):
    row = made()
    written(row, said="直接売りたい。")
    written(row, read_at=1, said="海外へ売りたい。", confidentiality={"said": "sealed"})

    page = shown(client.get(f"/visits/{row.public_id}/sheet/versions/"))

    assert "ニーズにも写さない" in page
    assert "海外へ売りたい。" in page


def test_the_second_hearing_shows_what_was_heard_first(client, okamoto):
    first = made()
    written(first, said="直接売りたい。", next_promise="一覧をいただく")
    second = visit(first.company, visited_on=date(2026, 9, 17), by=okamoto)

    page = shown(client.get(f"/visits/{second.public_id}/sheet/"))

    assert "聞き取り（2回目から）" in page
    assert "「直接売りたい。」約束：一覧をいただく" in page


def test_a_draft_of_a_sheet_is_found_again_when_a_colleague_saved_first(client, okamoto):
    row = made()
    draft = {
        "draft_form": "sheet",
        "draft_subject": row.public_id,
        "said": "わたしの文",
        "read_at": 0,
    }
    client.post("/drafts/", draft)
    assert Draft.objects.count() == 1
    written(row, by=make.member("hirai"), said="同僚の文")

    page = client.get(f"/visits/{row.public_id}/sheet/")

    assert ">\nわたしの文</textarea>" in page.text
    assert "同僚の文" in shown(page)


def test_the_office_reads_a_visit_but_not_what_was_heard(client):
    row = made()
    written(row, said="直接売りたい。", assessed="追いかけ方がない。")
    office = make.member("office", of=make.other_organisation(), role=Role.NETWORK_OFFICE)
    Authenticator.objects.create(user=office, type=Authenticator.Type.TOTP, data={})
    client.force_login(office)

    page = shown(client.get(f"/visits/{row.public_id}/"))

    assert "聞き取りを読めるのは、訪問した団体の方だけです" in page
    assert "直接売りたい。" not in page
    assert client.get(f"/visits/{row.public_id}/sheet/").status_code == 403


def test_another_body_finds_nothing(client):
    row = made()
    client.force_login(make.coordinator("yoso", of=make.other_organisation()))

    for address in ("", "edit/", "made/", "sheet/", "sheet/versions/", "needs/", "photos/"):
        assert client.get(f"/visits/{row.public_id}/{address}").status_code == 404


def test_the_list_shows_what_is_to_come_and_what_was_made(client, okamoto):
    made()
    visit(make.company("別の会社"), planned_on=date(2026, 9, 11), by=okamoto)

    page = shown(client.get("/visits/"))

    assert "日が過ぎています" in page
    assert "まだ書いていません" in page
