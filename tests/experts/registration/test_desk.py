"""The body's side: what came in, what is asked, and what is answered."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from enishi.experts.models import Application, Expert
from enishi.experts.transitions import issue_code
from enishi.outbox.transitions import send_due
from tests import make
from tests.experts import applying

pytestmark = pytest.mark.django_db


@pytest.fixture
def okamoto(client):
    person = make.coordinator()
    client.force_login(person)
    return person


def address(application: Application, *more: str) -> str:
    return "/".join(["/experts/applications", str(application.public_id), *more, ""])


def with_code(application: Application) -> Client:
    """A browser in which the person himself has come back."""
    person = Client()
    person.post("/registration/resumption/", {"code": issue_code(application, by=None)})
    return person


def main_of(response) -> str:
    text = response.text.split('id="main"')[1].split("</main>")[0]
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", text))


def test_what_came_in_is_listed_with_what_is_not_finished_below(client, okamoto):
    applying.submitted()
    applying.application(name={"family_name": "書田", "given_name": "半"})

    page = main_of(client.get("/experts/applications/"))

    assert re.findall("お返事を待っている方|髙﨑由紀子|書きかけの方|書田半", page) == [
        "お返事を待っている方",
        "髙﨑由紀子",
        "書きかけの方",
        "書田半",
    ]


def test_the_answers_of_an_unfinished_application_are_not_laid_open(client, okamoto):
    begun = applying.application()

    assert "下野市" not in main_of(client.get(address(begun)))
    assert "下野市" in main_of(client.get(address(applying.submitted())))


@pytest.mark.parametrize("page", ["", "enquiries", "declines"])
def test_another_bodys_application_does_not_exist(client, okamoto, page):
    theirs = applying.submitted(of=make.other_organisation())

    assert client.get(address(theirs, *filter(None, [page]))).status_code == 404


@pytest.mark.parametrize("page", ["registrations", "enquiries", "declines", "continuations"])
def test_nor_can_anything_be_done_with_it(client, okamoto, page):
    theirs = applying.submitted(of=make.other_organisation())
    typed = {"read_at": theirs.version, "question": "？", "letter": "手紙"}

    assert client.post(address(theirs, page), typed).status_code == 404
    assert Application.objects.get().state == "waiting"


def test_an_expert_or_a_company_has_no_such_list(client):
    client.force_login(make.member(role="expert"))

    assert client.get("/experts/applications/").status_code == 404


def test_registering_leads_to_the_card_and_says_to_call(client, okamoto):
    sent = applying.submitted()

    answer = client.post(address(sent, "registrations"), {"read_at": sent.version}, follow=True)

    expert = Expert.objects.get()
    assert answer.redirect_chain[-1][0] == f"/experts/{expert.public_id}/"
    assert "お電話か郵便でお知らせください。" in main_of(answer)


def test_a_card_read_before_the_persons_last_answer_is_not_registered_unseen(client, okamoto):
    sent = applying.submitted()

    answer = client.post(address(sent, "registrations"), {"read_at": sent.version - 1})

    assert (answer.status_code, list(Expert.objects.all())) == (409, [])


def test_the_person_reads_the_question_when_he_comes_back_and_answers_it(client, okamoto):
    sent = applying.submitted()
    typed = {"read_at": sent.version, "question": "大阪では何をしましたか。"}
    client.post(address(sent, "enquiries"), typed)
    person = with_code(sent)

    asked = person.get("/registration/check/")
    person.post("/registration/check/", {"text": "検査の責任者でした。"})

    assert "大阪では何をしましたか。" in asked.text
    assert "検査の責任者でした。" in main_of(client.get(address(sent)))


def test_an_empty_question_is_not_sent(client, okamoto):
    sent = applying.submitted()

    answer = client.post(address(sent, "enquiries"), {"read_at": sent.version, "question": ""})

    assert (answer.status_code, sent.enquiries.count()) == (422, 0)


def test_the_letter_is_proposed_edited_and_read_by_the_person(client, okamoto, mailoutbox):
    sent = applying.submitted(contact={"telephone": "", "email": "takasaki@example.jp"})
    proposed = client.get(address(sent, "declines"))
    letter = "髙﨑 由紀子様\n\n来年また、お声をおかけします。"

    client.post(address(sent, "declines"), {"read_at": sent.version, "letter": letter})

    assert "髙﨑 由紀子様" in proposed.text
    assert "来年また、お声をおかけします。" in with_code(sent).get("/registration/done/").text
    assert mailoutbox == []
    send_due(at=timezone.now() + timedelta(minutes=11))
    assert [(m.to, m.body.split("\n\n")[:2]) for m in mailoutbox] == [
        (["takasaki@example.jp"], ["髙﨑 由紀子 様", "来年また、お声をおかけします。"])
    ]


def test_a_caller_is_typed_for_and_who_typed_is_shown(client, okamoto):
    client.post("/experts/applications/new/", {"channel": "acquaintance", "channel_words": ""})
    for page, typed in applying.ANSWERS.items():
        assert client.post(f"/registration/{page}/", typed).status_code == 302
    client.post("/registration/check/")

    sent = Application.objects.get()
    assert (sent.state, sent.typed_by) == ("waiting", okamoto)
    assert {(c.manner, c.heard_by) for c in sent.consents.all()} == {("telephone", okamoto)}
    assert "代わりに入力した人岡本和子" in main_of(client.get(address(sent)))


def test_a_caller_who_has_begun_himself_is_helped_on(client, okamoto):
    begun = applying.application()

    answer = client.post(address(begun, "continuations"))
    client.post("/registration/address/", {"prefecture": "13", "city": "大田区"})

    begun.refresh_from_db()
    assert answer["Location"] == "/registration/check/"
    assert (begun.said("address", "city"), begun.typed_by) == ("大田区", okamoto)


def test_somebody_of_the_same_name_in_the_register_is_pointed_out(client, okamoto):
    make.expert(family_name="高崎", given_name="由紀子", city="小山市")

    page = main_of(client.get(address(applying.submitted())))

    assert "同じ方が、もう登録されているかもしれません高崎由紀子小山市" in page


def test_the_register_of_experts_leads_to_the_telephone_and_to_what_came_in(client, okamoto):
    page = client.get("/experts/").text

    assert re.findall(r'href="(/experts/applications/\w*/?)"', page) == [
        "/experts/applications/",
        "/experts/applications/new/",
    ]
