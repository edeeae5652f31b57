import re
from datetime import date
from urllib.parse import urlencode

import pytest
from allauth.mfa.models import Authenticator

from enishi.cycle.models import Need
from enishi.cycle.transitions import revise_need, take_back
from enishi.people.models import Draft
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def okamoto(client):
    person = make.coordinator()
    client.force_login(person)
    return person


def a_world():
    """Two who fit, one who does not, and a need for new ways to sell."""
    make.expert(
        "バンコク駐在の4年間で、タイの販売代理店を12社立ち上げ、新規の販路を開拓した。",
        family_name="山田",
        given_name="誠一",
        family_kana="ヤマダ",
    )
    make.expert(
        "メーカー3社が商社を通さず海外へ直接売るための販路開拓を手伝った。",
        family_name="髙﨑",
        given_name="文子",
        family_kana="タカサキ",
    )
    make.expert("社内の給与計算を担当した。", family_name="遠藤", family_kana="エンドウ")
    return make.need()


def shown(response):
    """The page as a reader reads it, without tags, furigana or line breaks."""
    main = response.text.split('id="main"')[1].split("</main>")[0]
    main = re.sub(r"<rt>.*?</rt>", "", main)
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", main))


def test_a_need_shows_who_fits_with_quotations_and_marks(client, okamoto):
    need = a_world()

    response = client.get(f"/needs/{need.public_id}/")

    assert response.status_code == 200
    assert re.findall(r'aria-label="(\S+ \S+)さん"', response.text) == ["髙﨑 文子", "山田 誠一"]
    assert "<mark>" in response.text
    assert "「メーカー3社が商社を通さず海外へ直接売るための販路開拓を手伝った。」" in shown(
        response
    )


def test_the_points_shown_add_up_to_the_sum_shown(client, okamoto):
    response = client.get(f"/needs/{a_world().public_id}/")

    for table in response.text.split("points-detail")[1:]:
        body = table.split("</table>")[0]
        points = [float(p) for p in re.findall(r'<td class="num">(-?[\d.]+)</td>', body)]
        total = float(re.search(r"<strong>([\d.]+)</strong>", body)[1])
        assert round(sum(points), 1) == total


def test_a_name_that_is_missed_is_answered_with_the_reason(client, okamoto):
    need = a_world()

    response = client.get(f"/needs/{need.public_id}/", {"who": "えんどう"})

    assert "遠藤誠一さん" in shown(response)


def test_who_is_missed_stands_beside_the_need_with_what_he_lacks(client, okamoto):
    need = a_world()

    shown_of_him = shown(client.get(f"/needs/{need.public_id}/", {"who": "遠藤"})).split(
        "遠藤誠一さん"
    )[1]

    assert "足りない点" in shown_of_him


def test_who_takes_a_rest_stands_there_with_his_quotations_all_the_same(client, okamoto):
    need = a_world()
    make.expert("タイの販売代理店を開拓した。", family_name="福田", paused_until=date(2999, 12, 21))

    found = shown(client.get(f"/needs/{need.public_id}/", {"who": "福田"}))

    assert "いまはお休み中です。合う点福田誠一「タイの販売代理店を開拓した。」" in found
    assert "点数の内わけ福田誠一" in found


def test_who_takes_a_rest_is_left_out_for_that_reason(client, okamoto):
    need = a_world()
    make.expert("タイの販売代理店を開拓した。", family_name="福田", paused_until=date(2999, 12, 21))

    response = client.get(f"/needs/{need.public_id}/", {"who": "福田"})

    assert "お休み中（ご本人の届け出）1名" in shown(response)


def test_putting_forward_and_taking_back(client, okamoto):
    need = a_world()
    chosen = re.search(r"\?choose=([0-9a-f-]{36})", client.get(f"/needs/{need.public_id}/").text)[1]

    client.post(f"/needs/{need.public_id}/candidates/", {"expert": chosen, "reason": "販路の経験"})
    candidate = need.candidates.get()
    assert (str(candidate.access.expert.public_id), candidate.reason) == (chosen, "販路の経験")

    client.post(f"/needs/candidates/{candidate.public_id}/withdrawals/")
    assert list(need.candidates.live()) == []


def test_a_reason_is_asked_for_and_what_was_chosen_stays(client, okamoto):
    need = a_world()
    page = client.get(f"/needs/{need.public_id}/").text
    chosen = re.search(r"\?choose=([0-9a-f-]{36})", page)[1]

    response = client.post(
        f"/needs/{need.public_id}/candidates/?choose={chosen}", {"expert": chosen, "reason": " "}
    )

    assert response.status_code == 422
    assert "候補に入れる理由を、ひとことでも書いてください。" in shown(response)
    assert list(need.candidates.all()) == []


def test_another_bodys_need_answers_as_if_it_did_not_exist(client):
    need = a_world()
    client.force_login(make.member(of=make.other_organisation()))

    answers = [
        client.get(f"/needs/{name}/")
        for name in (need.public_id, make.other_organisation().public_id)
    ]

    assert [a.status_code for a in answers] == [404, 404]
    assert shown(answers[0]) == shown(answers[1])


def test_experts_of_other_bodies_leave_no_trace(client, okamoto):
    need = a_world()
    make.expert("タイの販売代理店を開拓した。", of=make.other_organisation(), family_name="余所野")

    response = client.get(f"/needs/{need.public_id}/", {"who": "余所野"})

    assert "登録中の3名の経歴を読みくらべました。" in shown(response)
    assert "余所野さん" not in shown(response)


def test_a_need_of_only_emoji_finds_nobody_and_says_what_to_do(client, okamoto):
    a_world()
    need = make.need("😀🏭✨", of=make.company("絵文字工房"))

    response = client.get(f"/needs/{need.public_id}/")

    assert response.status_code == 200
    assert "候補になりそうな方は、いまはいません" in shown(response)


def test_a_need_of_two_characters_finds_the_people_who_practised_it(client, okamoto):
    a_world()
    need = make.need("販路", of=make.company("二文字商店"))

    response = client.get(f"/needs/{need.public_id}/")

    assert re.findall(r'aria-label="(\S+) \S+さん"', response.text) == ["髙﨑", "山田"]


def test_who_stands_on_the_short_list_himself_sees_no_list(client, okamoto):
    need, yamada = a_world(), make.expert(family_name="岡本")
    make.candidate(yamada, on=need)
    yamada.account = okamoto
    yamada.save()

    response = client.get(f"/needs/{need.public_id}/")

    assert "ご自身にかかわるため" in shown(response)
    assert "候補になりそうな方は" not in shown(response)


def form_values(need, **changed):
    values = {
        "company": need.company.public_id,
        "origin": "hearing",
        "heard_on": "2026/9/10",
        "title": need.title,
        "said": need.said,
        "online": "on",
        "wants": "1",
        "read_at": need.version,
    }
    return values | changed


def test_two_people_who_edit_both_keep_their_text(client, okamoto):
    need = make.need()
    revise_need(need, values={"said": "先に保存された文"}, categories=[], read_at=1, by=okamoto)

    response = client.post(
        f"/needs/{need.public_id}/edit/", form_values(need, said="あとから書いた文", read_at=1)
    )

    assert response.status_code == 409
    assert "先に保存された文" in shown(response)
    assert "あとから書いた文</textarea>" in response.text
    assert Need.objects.get().said == "先に保存された文"

    again = form_values(need, said="二人の文を合わせた文", read_at=2)
    assert client.post(f"/needs/{need.public_id}/edit/", again).status_code == 302
    assert Need.objects.get().said == "二人の文を合わせた文"


def test_what_was_typed_is_found_again_as_a_draft(client, okamoto):
    need = make.need()
    typed = form_values(need, said="書きかけの文", draft_form="need", draft_subject=need.public_id)

    kept = client.post("/drafts/", typed, headers={"HX-Request": "true"})
    page = client.get(f"/needs/{need.public_id}/edit/")

    assert "下書きを保存しました" in kept.text
    assert "書きかけの文</textarea>" in page.text
    assert "下書きの続きです" in page.text

    client.post(f"/needs/{need.public_id}/edit/", form_values(need, said="仕上げた文"))
    assert list(Draft.objects.all()) == []


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"heard_on": "きのう"}, "聞いた日："),
        ({"heard_on": ""}, "訪問で聞いたニーズには、訪問した日を入れてください。"),
        ({"said": ""}, "企業が話したこと：空欄のままです"),
        ({"said": "あ" * 20_001}, "20000"),
        ({"wants": "たくさん"}, "数として読めません"),
        ({"company": "11111111-1111-1111-1111-111111111111"}, "選べるものの中にありません。"),
    ],
)
def test_what_cannot_be_read_is_answered_beside_its_box_and_kept(client, okamoto, typed, sentence):
    need = make.need()

    response = client.post("/needs/new/", form_values(need, **typed))

    assert response.status_code == 422
    assert sentence in shown(response)
    assert Need.objects.count() == 1


def test_nul_bytes_and_lone_surrogates_cost_nobody_his_text(client, okamoto):
    need = make.need()
    typed = urlencode(form_values(need, said="SAID")).replace(
        "SAID", "%E8%B2%A9%00%E8%B7%AF%ED%A0%BD"
    )

    client.post("/needs/new/", typed, content_type="application/x-www-form-urlencoded")

    assert (
        Need.objects.order_by("number").last().said
        == "販路\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"
    )


def test_the_categories_that_a_person_confirms_are_kept(client, okamoto):
    need = make.need()

    client.post(
        f"/needs/{need.public_id}/categories/",
        {"categories": ["sales_marketing", "overseas"], "read_at": need.version},
    )

    assert [c.category for c in need.categories.all()] == ["sales_marketing", "overseas"]


def test_a_draft_that_is_older_than_the_record_shows_both_texts_on_opening(client, okamoto):
    need = make.need()
    drafted = form_values(need, said="わたしの書きかけ", draft_form="need")
    client.post("/drafts/", drafted | {"draft_subject": need.public_id})
    revise_need(need, values={"said": "ほかの人の文"}, categories=[], read_at=1, by=okamoto)

    page = client.get(f"/needs/{need.public_id}/edit/")

    assert "ほかの人の文" in shown(page)
    assert "わたしの書きかけ</textarea>" in page.text
    assert 'name="read_at" value="2"' in page.text


def test_a_draft_that_arrives_after_its_saving_is_not_kept(client, okamoto):
    need = make.need()
    token = re.search(r'name="writing" value="([^"]+)"', client.get("/needs/new/").text)[1]
    client.post("/needs/new/", form_values(need, writing=token))

    late = form_values(need, writing=token, draft_form="need", draft_subject="")
    answer = client.post("/drafts/", late, headers={"HX-Request": "true"})

    assert answer.status_code == 204
    assert list(Draft.objects.all()) == []


def test_a_draft_that_was_thrown_away_stays_away_whatever_is_still_under_way(client, okamoto):
    make.need()
    drafted = form_values(Need.objects.get(), draft_form="need", draft_subject="")
    client.post("/drafts/", drafted)
    page = client.get("/needs/new/").text
    thrown = re.search(r'<form class="notice ok".*?</form>', page, re.DOTALL)[0]
    token = re.search(r'name="writing" value="([^"]+)"', page)[1]
    boxes = dict(re.findall(r'name="([a-z_]+)" value="([^"]*)"', thrown))

    client.post("/drafts/", boxes)
    late = client.post("/drafts/", drafted | {"writing": token}, headers={"HX-Request": "true"})

    assert (boxes["drop_draft"], boxes["writing"], late.status_code) == ("1", token, 204)
    assert list(Draft.objects.all()) == []
    assert "下書きの続きです" not in client.get("/needs/new/").text


def test_a_refusal_keeps_what_was_typed_on_the_page(client, okamoto):
    need = make.need()

    response = client.post("/needs/new/", form_values(need, heard_on="1999/1/5", said="長い話"))

    assert response.status_code == 409
    assert "年を確かめてください" in shown(response)
    assert "長い話</textarea>" in response.text


def test_an_unticked_box_stays_unticked_in_a_draft(client, okamoto):
    need = make.need()
    drafted = form_values(need, draft_form="need", draft_subject=need.public_id)
    del drafted["online"]
    client.post("/drafts/", drafted)

    page = client.get(f"/needs/{need.public_id}/edit/")

    assert re.search(r'<input[^>]*name="online"[^>]*>', page.text)[0].count("checked") == 0


def test_the_network_office_reads_a_need_and_opens_no_form_to_write_it(client):
    need = make.need(assessed="値決めに弱い")
    office = make.member(role="network_office", of=make.other_organisation())
    Authenticator.objects.create(user=office, type=Authenticator.Type.TOTP, data={})
    client.force_login(office)

    answers = [client.get(f"/needs/{need.public_id}/{page}") for page in ("", "edit/", "versions/")]

    assert [a.status_code for a in answers] == [200, 403, 404]
    assert "値決めに弱い" not in answers[0].text + answers[1].text


def test_somebody_on_the_list_learns_nothing_of_it_and_has_no_hand_in_it(client, okamoto):
    need, rival = a_world(), make.expert(family_name="佐藤")
    on_it = make.expert(family_name="岡本")
    make.candidate(on_it, on=need)
    make.candidate(rival, on=need)
    on_it.account = okamoto
    on_it.save()

    answers = [
        client.post(
            f"/needs/{need.public_id}/candidates/", {"expert": person.public_id, "reason": "推す"}
        )
        for person in (rival, make.expert(family_name="鈴木"))
    ]

    assert [shown(a).count("ご自身にかかわる案件です") for a in answers] == [1, 1]
    assert need.candidates.count() == 2
    assert "2名" not in shown(client.get("/needs/"))


def test_a_reason_that_is_missing_is_said_on_top_also_beyond_the_first_five(client, okamoto):
    need = a_world()
    chosen = make.expert("海外の販路を開拓した。").public_id

    response = client.post(
        f"/needs/{need.public_id}/candidates/?choose={chosen}&show=10",
        {"expert": chosen, "reason": ""},
    )

    assert "直していただくところがあります" in shown(response)
    assert 'name="reason"' in response.text


def test_the_list_counts_who_stands_on_each_short_list_today(client, okamoto):
    first, second = a_world(), make.need(title="もう一つ")
    taken = [make.candidate(make.expert(family_name=name), on=first) for name in "甲乙丙"]
    make.candidate(make.expert(family_name="丁"), on=second)
    make.need(title="まだ誰もいない")
    take_back(taken[0], by=okamoto)

    page = shown(client.get("/needs/"))

    assert re.findall(r"[0-9]名|これから選ぶ", page) == ["これから選ぶ", "1名", "2名"]
