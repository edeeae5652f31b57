"""The pages from the table to the match: who sees what, and what a careless press costs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.cycle.models import (
    Acceptance,
    Decision,
    Deliberation,
    Introduction,
    Match,
    Opinion,
    Side,
    Sounding,
)
from enishi.cycle.transitions import arrange_interview, note_told, write_introduction
from enishi.outbox.transitions import note_posted
from enishi.people.models import Role
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def okamoto(client):
    user = make.coordinator("writer-AK", of=make.organisation())
    client.force_login(user)
    return user


def shown(client, address, status=200):
    answered = client.get(address)
    assert answered.status_code == status
    return answered.content.decode()


def test_a_need_is_put_on_the_table_by_one_press(client, okamoto):
    candidate = make.candidate()

    client.post(f"/needs/{candidate.need.public_id}/deliberations/")

    table = Deliberation.objects.get()
    assert "山田" in shown(client, f"/deliberations/{table.public_id}/")
    assert candidate.need.title in shown(client, "/deliberations/")


def test_the_others_opinions_are_sealed_until_ones_own_is_written(client, okamoto):
    table = make.deliberation()
    candidate = table.need.candidates.get()
    address = f"/deliberations/{table.public_id}/"
    sato = make.member("sato")
    client.force_login(sato)
    client.post(
        address + "opinions/",
        {"candidate": candidate.public_id, "stance": "push", "reason": "町工場の呼吸をご存じ。"},
    )
    client.force_login(okamoto)
    sealed = shown(client, address)
    assert "1名分、届いています" in sealed
    assert "町工場の呼吸をご存じ。" not in sealed

    client.post(
        address + "opinions/",
        {"candidate": candidate.public_id, "stance": "waver", "reason": "負担が心配。"},
    )

    assert "町工場の呼吸をご存じ。" in shown(client, address)


def test_an_opinion_without_a_reason_keeps_what_was_chosen(client, okamoto):
    table = make.deliberation()
    address = f"/deliberations/{table.public_id}/opinions/"

    answered = client.post(
        address, {"candidate": table.need.candidates.get().public_id, "stance": "waver"}
    )

    assert answered.status_code == 422
    assert 'value="waver" checked' in answered.content.decode()
    assert Opinion.objects.count() == 0


def test_another_bodys_table_does_not_exist(client):
    table = make.deliberation()
    client.force_login(make.member(of=make.other_organisation()))

    for path in ("", "state/", "decisions/"):
        shown(client, f"/deliberations/{table.public_id}/{path}", status=404)
    assert table.need.title not in shown(client, "/deliberations/")


def test_nobody_sees_a_table_about_himself(client):
    table = make.deliberation()
    himself, card = make.member("hirai"), table.need.candidates.get().access.expert
    card.account = himself
    card.save()
    client.force_login(himself)

    shown(client, f"/deliberations/{table.public_id}/", status=404)
    assert table.need.title not in shown(client, "/deliberations/")


def test_a_page_that_asks_again_hears_304_until_something_new_lies_on_the_table(client, okamoto):
    table = make.deliberation()
    address = f"/deliberations/{table.public_id}/state/"
    first = client.get(address)

    same = client.get(address, headers={"if-none-match": first["ETag"]})
    make.decision(table)
    news = client.get(address + "?seen=old", headers={"if-none-match": first["ETag"]})

    assert (first.status_code, same.status_code, news.status_code) == (200, 304, 200)
    assert "新しい書きこみがあります" in news.content.decode()


@pytest.mark.parametrize("registered_with", [make.organisation, make.other_organisation])
def test_from_the_decision_to_the_match_by_the_pages_alone(client, okamoto, registered_with):
    yamada = make.expert(of=registered_with())
    if yamada.organisation != make.organisation():
        make.shared(yamada, to=make.organisation())
    table = make.deliberation(yamada)
    candidate = table.need.candidates.get()
    client.post(
        f"/deliberations/{table.public_id}/decisions/",
        {"candidate": candidate.public_id, "rationale": "段取りを一から経験。"},
    )
    decision = Decision.objects.get()
    client.post(
        f"/decisions/{decision.public_id}/soundings/",
        {"manner": "telephone", "message": "大田区の会社です。", "reply_by": "2099/9/25"},
    )
    sounding = Sounding.objects.get()
    client.post(
        f"/soundings/{sounding.public_id}/acceptances/",
        {"conditions": "月2回まで。", "former_duties": "なし"},
    )
    acceptance = Acceptance.objects.get()
    client.post(
        f"/acceptances/{acceptance.public_id}/introductions/",
        {
            "reason": "段取り。",
            "profile": "元 海外営業部長。",
            "profile_approved_on": "2020/4/1",
            "engagement_type": "advice",
            "reply_by": "2099/10/1",
        },
    )
    introduction = Introduction.objects.get()
    here = f"/introductions/{introduction.public_id}/"
    client.post(
        here + "interviews/",
        {"day": "2099/9/24", "hour": "午後2時", "minutes": "60", "place": "貴社 会議室"},
    )
    for side in ("company", "expert"):
        client.post(here + "answers/", {"side": side, "manner": "telephone", "reply": "yes"})
    assert "両方から" in shown(client, here)

    client.post(here + "matches/", {"engagement_type": "adviser", "on": ""})
    answered = client.post(here + "matches/", {"engagement_type": "employment", "on": "2099/10/2"})
    assert "ハローワーク" in answered.content.decode()
    make.programme(2099)
    client.post(here + "matches/", {"engagement_type": "adviser", "on": "2099/10/2"})

    assert [m.engagement_type for m in Match.objects.made()] == ["adviser"]
    assert "支援が決まりました" in shown(client, here)


def test_a_company_name_in_the_question_is_sent_back_with_the_text_kept(client, okamoto):
    decision = make.decision()

    answered = client.post(
        f"/decisions/{decision.public_id}/soundings/",
        {"manner": "telephone", "message": "株式会社みどり精機です。", "reply_by": "2099/9/25"},
    )

    assert answered.status_code == 409
    assert "「株式会社みどり精機」が文に残っています" in answered.content.decode()
    assert "株式会社みどり精機です。" in answered.content.decode()


def test_the_form_begins_with_what_may_be_told(client, okamoto):
    decision = make.decision()

    page = shown(client, f"/decisions/{decision.public_id}/soundings/")

    assert "お困りのこと：海外向け販路の立て直し" in page
    assert "みどり精機" not in page.split("<textarea")[1]


@pytest.mark.parametrize("typed", ["not-a-uuid", "1", "a\0b", "9" * 400, ""])
def test_a_next_candidate_who_is_no_id_is_not_found(client, okamoto, typed):
    decision = make.decision(make.deliberation(make.expert()))
    introduction = make.introduction(make.acceptance(make.sounding(decision)))

    address = f"/introductions/{introduction.public_id}/successors/"

    assert client.post(address, {"candidate": typed}).status_code == 404


def test_after_a_no_one_press_leads_to_the_next_candidate(client, okamoto):
    table = make.deliberation(make.expert(), make.expert(given_name="文子"))
    yamada, takasaki = table.need.candidates.order_by("pk")
    decision = make.decision(table, on=yamada)
    introduction = make.introduction(make.acceptance(make.sounding(decision)))
    here = f"/introductions/{introduction.public_id}/"
    client.post(here + "answers/", {"side": "company", "manner": "telephone", "reply": "no"})
    assert "次は山田 文子さんにお願いする" in shown(client, here)

    answered = client.post(here + "successors/", {"candidate": takasaki.public_id})

    following = Decision.objects.standing().get()
    assert following.candidate == takasaki
    assert answered["Location"] == f"/decisions/{following.public_id}/soundings/"


def test_the_expert_and_the_company_answer_from_their_own_accounts(client):
    introduction = make.introduction()
    himself, president = (
        make.member("yamada", role=Role.EXPERT),
        make.member("midorikawa", role=Role.COMPANY),
    )
    introduction.expert.account = himself
    introduction.expert.save()
    introduction.company.contacts.create(name="緑川 修司", account=president)
    note_told(introduction, by=introduction.introduced_by)
    make.met(introduction)
    here = f"/introductions/{introduction.public_id}/replies/"

    for user in (himself, president):
        client.force_login(user)
        client.post(here, {"reply": "yes"})

    sides = introduction.answers.order_by("pk").values_list("side", "manner")
    assert list(sides) == [(Side.EXPERT, "account"), (Side.COMPANY, "account")]
    client.force_login(make.member(role=Role.COMPANY))
    assert client.post(here, {"reply": "no"}).status_code == 404


def test_an_interview_is_a_file_for_the_calendar_of_those_it_concerns(client, okamoto):
    interview = arrange_interview(
        make.introduction(), starts_at=make.now() + timedelta(days=3), place="貴社", by=okamoto
    )
    address = f"/interviews/{interview.public_id}/calendar/"

    assert "BEGIN:VCALENDAR" in shown(client, address)
    client.force_login(make.member(of=make.other_organisation()))
    shown(client, address, status=404)


def test_a_time_that_cannot_be_read_keeps_the_rest(client, okamoto):
    introduction = make.introduction()

    answered = client.post(
        f"/introductions/{introduction.public_id}/interviews/",
        {"day": "2026/12/1", "hour": "昼すぎ", "place": "貴社 会議室"},
    )

    assert answered.status_code == 422
    page = answered.content.decode()
    assert "「昼すぎ」を時刻として読めません" in page
    assert "貴社 会議室" in page


def test_who_has_spoken_comes_back_to_the_card_that_he_spoke_about(client, okamoto):
    table = make.deliberation()
    candidate = table.need.candidates.get()
    here = f"/deliberations/{table.public_id}/"
    said = {"candidate": candidate.public_id, "stance": "push", "reason": "現場をご存じ。"}

    for address, told in (("opinions/", said), ("remarks/", said | {"kind": "concern"})):
        answered = client.post(here + address, told)
        assert answered["Location"] == f"{here}#card-{candidate.public_id}"


def test_what_a_veto_stopped_is_there_again_when_one_returns(client, okamoto):
    table = make.deliberation()
    candidate = table.need.candidates.get()
    here = f"/deliberations/{table.public_id}/"
    client.post(
        here + "remarks/", {"candidate": candidate.public_id, "kind": "veto", "reason": "取引先。"}
    )

    refused = client.post(
        here + "decisions/", {"candidate": candidate.public_id, "rationale": "段取りを一から経験。"}
    )

    assert refused.status_code == 409
    assert "段取りを一から経験。" in shown(client, here + "decisions/")


def test_a_yes_noted_without_the_former_employers_duties_keeps_what_was_typed(client, okamoto):
    sounding = make.sounding()

    answered = client.post(
        f"/soundings/{sounding.public_id}/acceptances/", {"conditions": "月2回まで。"}
    )

    assert answered.status_code == 422
    assert "月2回まで。" in answered.content.decode()
    assert Acceptance.objects.count() == 0


def test_the_companys_page_speaks_of_nobody_while_the_letter_is_here(client, okamoto):
    introduction = make.introduction()
    arrange_interview(
        introduction, starts_at=timezone.now() + timedelta(days=3), place="貴社", by=okamoto
    )
    president = make.member("midorikawa", role=Role.COMPANY)
    introduction.company.contacts.create(name="緑川 修司", account=president)
    letter = write_introduction(introduction, page=lambda token: f"https://x/{token}", by=okamoto)
    client.force_login(president)
    assert "山田" not in shown(client, "/consultation/")

    note_posted(letter, on=make.now().date(), read_at=letter.version, by=okamoto)

    page = shown(client, "/consultation/")
    assert "山田 誠一さんをご紹介しています" in page
    assert "山田 誠一さんとの面談" in page


def test_a_veto_names_who_made_it_and_keeps_him_from_being_the_next(client, okamoto):
    table = make.deliberation(make.expert(), make.expert(given_name="文子"))
    yamada, takasaki = table.need.candidates.order_by("pk")
    introduction = make.introduction(
        make.acceptance(make.sounding(make.decision(table, on=yamada)))
    )
    vetoed = {"candidate": takasaki.public_id, "kind": "veto", "reason": "取引先の方です。"}
    client.post(f"/deliberations/{table.public_id}/remarks/", vetoed)
    here = f"/introductions/{introduction.public_id}/"
    client.post(here + "answers/", {"side": "company", "manner": "telephone", "reply": "no"})

    assert "さんにお願いする</button>" not in shown(client, here)
    refused = client.post(here + "successors/", {"candidate": takasaki.public_id})
    assert refused.status_code == 409
    assert "（岡本 和子さん）" in refused.content.decode()
