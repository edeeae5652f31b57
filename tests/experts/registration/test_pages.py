"""The registration as a browser walks it, without an account and without scripts."""

import re

import pytest

from enishi.experts.models import Application
from enishi.experts.registration.questions import SLUGS
from tests import make
from tests.experts import applying

pytestmark = pytest.mark.django_db


def heading(response) -> str:
    return re.search(r"<h1[^>]*>(.*?)\s*</h1>", response.text, re.DOTALL)[1]


def test_a_person_registers_alone_and_is_told_his_number(client):
    applying.tell(client)

    done = client.post("/registration/check/")

    sent = Application.objects.get()
    assert (sent.state, sent.full_name, sent.typed_by) == ("waiting", "髙﨑 由紀子", None)
    assert heading(done) == "仮登録をお受けしました"
    assert "AK-K-0001" in done.text
    assert sorted(c.kind for c in sent.consents.all()) == ["introduction", "secrecy"]


def test_nothing_is_kept_before_the_first_answer(client):
    client.get("/registration/body/")

    assert list(Application.objects.all()) == []


def test_a_question_out_of_the_blue_leads_to_the_beginning(client):
    answers = [client.get(f"/registration/{slug}/")["Location"] for slug in SLUGS[1:]]

    assert set(answers) == {"/registration/"}


def test_there_is_no_question_that_nobody_asks(client):
    applying.tell(client, until="name")

    assert client.get("/registration/salary/").status_code == 404


def test_the_reading_is_suggested_from_the_name(client):
    applying.tell(client, until="kana")

    page = client.get("/registration/kana/")

    assert re.findall(r'name="\w+_kana" value="(\w+)"', page.text) == ["タカサキ", "ユキコ"]


@pytest.mark.parametrize(
    ("slug", "typed", "sentence"),
    [
        ("name", {"family_name": "", "given_name": "誠一"}, "空欄のままです。入れてください。"),
        ("kana", {"family_kana": "山田", "given_kana": "せいいち"}, "ひらがなか、カタカナで"),
        ("birth", {"born_on": "2026/1/1"}, "生年月日の年をお確かめください。例："),
        ("address", {"prefecture": "", "city": "大田区"}, "ひとつ選んでください。"),
        ("contact", {"telephone": "", "email": ""}, "どちらかを入れてください。例："),
        ("employment", {"employed": "yes", "bound": "no"}, "勤め先の許可について、ひとつ選んで"),
        ("employment", {"employed": "no", "bound": "yes"}, "どんな約束か、ひとこと"),
        ("strengths", {}, "まだ選ばれていません。"),
        ("wishes", {"reach": "chosen", "often": "few", "capacity": "2"}, "開いて、うかがえる所に"),
        ("consent", {"introduction": "on"}, "お約束いただけるときは、印をつけてください。"),
        ("consent", {"secrecy": "on"}, "同意がないと登録できません。"),
    ],
)
def test_what_is_missing_is_said_with_a_way_out(client, slug, typed, sentence):
    applying.tell(client, until="name")

    page = client.post(f"/registration/{slug}/", typed)

    assert page.status_code == 422
    assert sentence in page.text
    assert 'id="error-summary"' in page.text


def test_what_was_typed_stays_in_the_box_beside_the_error(client):
    applying.tell(client, until="name")

    page = client.post("/registration/name/", {"family_name": "髙﨑", "given_name": ""})

    assert 'name="family_name" value="髙﨑"' in page.text


def test_whoever_corrects_an_answer_returns_to_the_check_page(client):
    applying.tell(client)

    answer = client.post("/registration/address/", {"prefecture": "13", "city": "大田区"})

    assert answer["Location"] == "/registration/check/"
    assert "東京都大田区" in client.get("/registration/check/").text


def test_the_check_page_shows_every_answer_as_it_was_understood(client):
    applying.tell(client)

    page = client.get("/registration/check/").text
    told = [re.sub(r"<[^>]+>", "", row).strip() for row in re.findall(r"<dd>(.*?)</dd>", page)]

    assert told == [
        "あかり産業支援の会",
        "新聞や広報紙",
        "髙﨑 由紀子",
        "タカサキ ユキコ",
        "昭和33年6月8日（1958/6/8）",
        "栃木県下野市",
        "090-0000-0412",
        "東都電器（架空）　小山工場 生産管理課　課長昭和57年4月〜平成20年3月"
        "家電の製造（電気機械器具製造業として登録）"
        "部品の置き方を班ごとに見直し、3か月で残業が半分になった。"
        "現場を一緒に回り、残業が減る段取りを考えます。",
        "いいえ",
        "ありません",
        "そのほかの生産管理、そのほかの人事・労務管理",
        "となりの都道府県まで",
        "火、木",
        "月に2、3日ほど",
        "2社まで",
        "登録とご紹介に使うことに同意します会社の秘密を守ることを約束します",
    ]


def test_the_check_page_waits_for_what_is_missing(client):
    applying.tell(client, until="wishes")

    assert client.get("/registration/check/")["Location"] == "/registration/wishes/"


def test_entries_are_added_changed_and_taken_out(client):
    applying.tell(client, until="career")
    second = applying.ENTRY | {"company_name": "みどり商事（架空）"}

    client.post("/registration/career/2/", second)
    client.post("/registration/career/1/", applying.ENTRY | {"post": "部長"})
    client.post("/registration/career/2/", {"take_out": "sure"})

    kept = Application.objects.get().answers["career"]
    assert [(e["company_name"], e["post"]) for e in kept] == [(["東都電器（架空）"], ["部長"])]


def test_an_entry_that_ends_before_it_begins_is_not_taken(client):
    applying.tell(client, until="career/1")

    page = client.post("/registration/career/1/", applying.ENTRY | {"to_when": "昭和50年"})

    assert "終わりが、始まりより前になっています。" in page.text


def test_a_career_that_nobody_told_is_asked_for_before_going_on(client):
    applying.tell(client, until="career/1")

    assert client.post("/registration/career/")["Location"] == "/registration/career/1/"


def test_a_pasted_career_is_confirmed_entry_by_entry(client):
    applying.tell(client, until="career/1")
    text = "昭和57年4月 東都電器株式会社 課長\n残業を半分にした。\n平成2年4月 みどり商事㈱ 部長"
    client.post("/registration/curriculum/", {"text": text})

    draft = client.get("/registration/drafts/")
    assert 'name="company_name" value="東都電器株式会社"' in draft.text
    assert 'name="from_when" value="昭和57年4月"' in draft.text
    client.post("/registration/drafts/", applying.ENTRY | {"take_in": "1"})
    client.post("/registration/drafts/", {"leave_out": "1"})

    kept = Application.objects.get().answers
    assert ([e["company_name"] for e in kept["career"]], kept["drafts"]) == (
        [["東都電器（架空）"]],
        [],
    )


def test_a_text_without_dates_says_what_it_looks_for(client):
    applying.tell(client, until="career/1")

    page = client.post("/registration/curriculum/", {"text": "いろいろやりました。"})

    assert "お仕事の時期が見つかりません。例：昭和57年4月" in page.text


def test_a_broken_post_office_stops_nobody(client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    applying.tell(client, contact={"email": "takasaki@example.jp"})

    done = client.post("/registration/check/")

    assert "この番号を、紙に書きとめてください。" in done.text


def test_sending_twice_shows_the_same_page_and_one_number(client):
    applying.tell(client)
    client.post("/registration/check/")

    again = client.post("/registration/check/", follow=True)

    assert heading(again) == "仮登録をお受けしました"
    assert Application.objects.get().number == 1


def test_the_paper_form_asks_the_same_questions(client):
    page = client.get("/registration/paper/").text

    questions = re.findall(r"<h2>(\d+)　([^<]+)</h2>", page)
    assert [int(number) for number, _ in questions] == list(range(1, len(SLUGS) + 1))
    assert "していたこと" in page


def test_the_sign_in_page_shows_the_way(client):
    assert 'href="/registration/"' in client.get("/accounts/login/").text


def test_a_stranger_signs_nothing_for_the_body(client):
    make.coordinator()
    applying.submitted()

    assert client.get("/experts/applications/")["Location"].startswith("/accounts/login/")


def test_a_couple_with_one_mailbox_registers_one_after_the_other_each_with_a_number(client):
    mailbox = {"telephone": "", "email": "takasaki@example.jp"}
    applying.tell(client, contact=mailbox)
    client.post("/registration/check/")
    client.post("/registration/departure/")

    applying.tell(client, name={"family_name": "髙﨑", "given_name": "実"}, contact=mailbox)
    client.post("/registration/check/")

    sent = Application.objects.order_by("number")
    assert [(one.number, one.full_name, one.state) for one in sent] == [
        (1, "髙﨑 由紀子", "waiting"),
        (2, "髙﨑 実", "waiting"),
    ]


def test_the_same_person_applies_to_two_bodies_and_neither_hears_of_the_other(client):
    applying.tell(client)
    client.post("/registration/check/")
    client.post("/registration/departure/")
    other = make.coordinator("ueda", of=make.other_organisation()).memberships.get().organisation

    client.post("/registration/body/", applying.first_answer() | {"organisation": other.public_id})
    for page, typed in applying.ANSWERS.items():
        client.post(f"/registration/{page}/", typed)
    client.post("/registration/check/")

    sent = Application.objects.order_by("id")
    assert [(one.organisation.code, one.number) for one in sent] == [("AK", 1), (other.code, 1)]
    client.force_login(make.User.objects.get(username="ueda"))
    assert (
        "同じ方が、もう登録されているかもしれません"
        not in client.get(f"/experts/applications/{sent[1].public_id}/").text
    )


def test_an_entry_is_taken_out_only_after_a_second_press(client):
    applying.tell(client, until="employment")

    asked = client.post("/registration/career/1/", {"take_out": "1"})

    assert heading(asked) == "このお仕事を消しますか"
    assert len(Application.objects.get().answers["career"]) == 1
