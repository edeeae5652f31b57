import pytest

from enishi.cycle.models import InterviewWish, Manner
from enishi.outbox.models import Letter
from enishi.people.models import Role
from tests import make
from tests.cycle.test_views import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def sato():
    person = make.expert("部品の販路を開いた。", family_name="佐藤", given_name="文子")
    person.account = make.member("sato", role=Role.EXPERT)
    person.save()
    return person


def test_an_expert_reads_a_need_unnamed_and_says_that_he_wishes_to_hear_more(client, sato):
    slip = make.shown_slip()
    client.force_login(sato.account)
    page = shown(client.get("/notices/"))
    assert ["直接の販路" in page, "みどり精機" in page] == [True, False]

    told = {"words": "前の会社で同じ苦労をしました。"}
    answered = client.post(f"/needs/slips/{slip.public_id}/wishes/", told, follow=True)

    wished = InterviewWish.objects.get()
    assert (wished.expert, wished.words) == (sato, "前の会社で同じ苦労をしました。")
    assert wished.manner == Manner.ACCOUNT
    page = shown(answered)
    assert ["ご希望をお預かりしました" in page, "みどり精機" in page] == [True, False]

    client.post(f"/needs/wishes/{wished.public_id}/withdrawals/")
    wished.refresh_from_db()
    assert wished.ended_at is not None


def test_a_slip_that_is_not_shown_to_him_does_not_exist_for_him(client, sato):
    slip = make.approved_slip()
    client.force_login(sato.account)

    assert client.post(f"/needs/slips/{slip.public_id}/wishes/").status_code == 404


def test_what_is_too_long_is_said_to_be_and_nothing_is_noted(client, sato):
    slip = make.shown_slip()
    client.force_login(sato.account)

    answered = client.post(
        f"/needs/slips/{slip.public_id}/wishes/", {"words": "あ" * 2001}, follow=True
    )

    assert "2,000文字までにしてください" in shown(answered)
    assert list(InterviewWish.objects.all()) == []


def test_a_body_shows_a_slip_by_one_press_once_its_company_has_approved(client):
    slip = make.approved_slip()
    client.force_login(slip.drafted_by)
    assert "新現役の方に見せる" in shown(client.get(f"/needs/slips/{slip.public_id}/"))

    answered = client.post(f"/needs/slips/{slip.public_id}/showings/", follow=True)

    assert "「お知らせと予定」に載せています" in shown(answered)


def test_a_coordinator_finds_the_caller_by_name_and_notes_the_wish(client, sato):
    need = make.need()
    client.force_login(need.owner)
    here = f"/needs/{need.public_id}/wishes/"
    assert "見つかりませんでした" in shown(client.get(here, {"who": "いない"}))
    assert "佐藤文子" in shown(client.get(here, {"who": "佐藤"}))

    told = {"expert": sato.public_id, "manner": "telephone", "heard": "精密部品の会社です。"}
    answered = client.post(here, told, follow=True)

    page = shown(answered)
    assert ["面談を希望されている方" in page, "本人希望" in page] == [True, True]
    assert InterviewWish.objects.get().noted_by == need.owner


def test_the_companys_name_comes_back_with_the_reason_and_the_text_kept(client, sato):
    need = make.need()
    client.force_login(need.owner)

    told = {"expert": sato.public_id, "manner": "telephone", "heard": "みどり精機さんの件です。"}
    answered = client.post(f"/needs/{need.public_id}/wishes/", told)

    page = shown(answered)
    assert answered.status_code == 409
    assert ["文に残っています" in page, "みどり精機さんの件です。" in page] == [True, True]


def test_at_the_table_the_wish_is_marked_and_answered_by_an_editable_letter(client, sato):
    need = make.need()
    wished = make.wish(sato, on=need)
    table = make.deliberation(make.expert(), on=need)
    client.force_login(need.owner)
    assert "面談を希望されている方" in shown(client.get(f"/deliberations/{table.public_id}/"))

    make.decision(table)
    assert "面談を希望された方へのお返事" in shown(client.get(f"/deliberations/{table.public_id}/"))
    answered = client.post(f"/needs/wishes/{wished.public_id}/letters/")

    letter = Letter.objects.get()
    assert answered.headers["Location"] == f"/letters/{letter.public_id}/"
    assert letter.recipient_person == sato.public_id


def test_what_waits_stands_on_the_start_page_until_it_is_done(client, sato):
    need = make.need()
    make.wish(sato, on=need)
    client.force_login(need.owner)
    assert "佐藤文子さんが、話を聞いてみたいとのことです" in shown(client.get("/today/"))

    table = make.deliberation(make.expert(), on=need)
    sounded = make.sounding(make.decision(table))
    make.match(make.introduction(make.acceptance(sounded)))
    assert "佐藤文子さんへ、お礼とお断りを書く" in shown(client.get("/today/"))

    client.post(f"/needs/wishes/{InterviewWish.objects.get().public_id}/letters/")
    assert "お礼とお断りを書く" not in shown(client.get("/today/"))


def test_another_body_finds_neither_the_wish_nor_its_letter(client, sato):
    wished = make.wish(sato)
    client.force_login(make.coordinator("kudo", of=make.other_organisation()))

    assert [
        client.post(f"/needs/wishes/{wished.public_id}/{what}/").status_code
        for what in ("withdrawals", "letters")
    ] == [404, 404]
