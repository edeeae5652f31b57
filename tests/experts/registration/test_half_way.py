"""あとで続ける: what is kept half-way, and the number with which one comes back."""

import re

import pytest

from enishi.experts.models import Application
from tests.experts import applying

pytestmark = pytest.mark.django_db


def code_on(response) -> str:
    return re.search(r'class="resume-code">([^<]+)<', response.text)[1]


def test_one_goes_on_elsewhere_with_the_code_that_was_written_down(client):
    applying.tell(client, until="address")
    code = code_on(client.post("/registration/pause/"))
    client.post("/registration/departure/")
    assert client.get("/registration/address/")["Location"] == "/registration/"

    answer = client.post("/registration/resumption/", {"code": code.lower()})

    assert answer["Location"] == "/registration/address/"


def test_the_code_goes_by_mail_when_there_is_an_address(client, mailoutbox):
    applying.tell(client, until="career/1", contact={"email": "takasaki@example.jp"})

    code = code_on(client.post("/registration/pause/"))

    assert [(m.to, code in m.body) for m in mailoutbox] == [(["takasaki@example.jp"], True)]


def test_a_look_at_the_pause_page_hands_out_no_code(client):
    applying.tell(client, until="address")

    client.get("/registration/pause/")

    assert Application.objects.get().code_hash == ""


def test_after_ten_wrong_codes_even_the_right_one_has_to_wait(client):
    applying.tell(client, until="address")
    code = code_on(client.post("/registration/pause/"))

    tries = [client.post("/registration/resumption/", {"code": "AAAA-AAAA"}) for _ in range(10)]
    waits = client.post("/registration/resumption/", {"code": code})

    assert {answer.status_code for answer in tries} == {422}
    assert waits.status_code == 429


@pytest.mark.parametrize(("from_there", "answer"), [("2001:db8::b", 429), ("2001:db8:1::b", 422)])
def test_whoever_has_a_whole_network_of_addresses_waits_as_one(client, from_there, answer):
    for number in range(10):
        address = f"2001:db8::{number}"
        client.post("/registration/resumption/", {"code": "AAAA-AAAA"}, REMOTE_ADDR=address)

    again = client.post("/registration/resumption/", {"code": "AAAA"}, REMOTE_ADDR=from_there)

    assert again.status_code == answer


@pytest.mark.parametrize(("person", "answer"), [("203.0.113.7", 429), ("203.0.113.8", 422)])
def test_behind_a_proxy_one_persons_wrong_codes_stop_nobody_else(client, settings, person, answer):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for _ in range(10):
        client.post(
            "/registration/resumption/",
            {"code": "AAAA-AAAA"},
            headers={"X-Forwarded-For": "203.0.113.7"},
        )

    again = client.post(
        "/registration/resumption/", {"code": "AAAA"}, headers={"X-Forwarded-For": person}
    )

    assert again.status_code == answer


def test_a_full_width_mail_address_is_written_to_in_the_width_of_mails(client, mailoutbox):
    applying.tell(client, until="career/1", contact={"email": "Ｔａｎａｋａ＠ｅｘａｍｐｌｅ．ｊｐ"})

    client.post("/registration/pause/")

    assert [m.to for m in mailoutbox] == [["tanaka@example.jp"]]


def test_an_address_that_no_mail_can_carry_is_said_and_the_number_stands_on_the_page(client):
    applying.tell(client, until="career/1")
    sent = Application.objects.get()
    sent.answers["contact"] = {"email": ["田中＠"]}
    sent.save()

    page = client.post("/registration/pause/")

    assert page.status_code == 200
    assert "メールは、いま送れませんでした。この番号を、紙に書きとめてください。" in page.text


def test_what_was_written_half_way_and_wrong_stands_there_again_after_coming_back(client):
    applying.tell(client, until="contact")
    typed = {"telephone": "０３−", "email": "tanaka@", "later": "1"}
    assert client.post("/registration/contact/", typed)["Location"] == "/registration/pause/"
    code = code_on(client.post("/registration/pause/"))
    client.post("/registration/departure/")

    place = client.post("/registration/resumption/", {"code": code})["Location"]
    page = client.get(place)

    assert (place, page.status_code) == ("/registration/contact/", 200)
    assert re.findall(r'name="(?:telephone|email)" value="([^"]*)"', page.text) == [
        "０３−",
        "tanaka@",
    ]
    assert 'id="error-summary"' not in page.text


@pytest.mark.parametrize("number", [1, 2])
def test_an_unfinished_entry_of_the_career_stands_there_again_too(client, number):
    applying.tell(client, until="career/1" if number == 1 else "employment")
    typed = {"company_name": "みどり商事", "duties": "帳簿を", "later": "1"}

    client.post(f"/registration/career/{number}/", typed)
    page = client.get(f"/registration/career/{number}/")

    assert 'name="company_name" value="みどり商事"' in page.text
    assert len(Application.objects.get().answers.get("career", [])) == number - 1


def test_what_was_put_aside_is_gone_once_the_question_is_answered(client):
    applying.tell(client, until="contact")
    client.post("/registration/contact/", {"telephone": "03", "email": "", "later": "1"})

    client.post("/registration/contact/", applying.ANSWERS["contact"])

    assert "unfinished" not in Application.objects.get().answers


def test_the_pause_page_leads_back_to_the_question_and_warns_only_who_has_a_number(client):
    applying.tell(client, until="contact")
    client.post("/registration/contact/", {"telephone": "03", "later": "1"})

    first = client.get("/registration/pause/").text
    client.post("/registration/pause/")
    second = client.get("/registration/pause/").text

    assert 'class="back" href="/registration/contact/"' in first
    assert 'href="/registration/pause/"' not in first
    warned = "前に受けとった番号は、使えなくなります。"
    assert [warned in first, warned in second] == [False, True]


def test_every_mail_says_on_which_page_its_number_is_put_in(client, mailoutbox):
    applying.tell(client, contact={"email": "takasaki@example.jp"})

    client.post("/registration/pause/")
    client.post("/registration/check/")

    page = "http://testserver/registration/resumption/"
    assert [page in m.body for m in mailoutbox] == [True, True]


def test_the_licences_of_a_resume_wait_in_their_box_and_nobody_is_led_past_the_career(client):
    applying.tell(client, until="career/1")
    text = "1982年4月 東都電器株式会社 課長\n■資格\n簿記2級"

    client.post("/registration/curriculum/", {"text": text})

    back = client.get("/registration/pause/").text
    assert 'class="back" href="/registration/career/"' in back
    assert "簿記2級</textarea>" in client.get("/registration/strengths/").text
