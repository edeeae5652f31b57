"""The body's side: what came in, what is asked, and what is answered."""

import re
from datetime import timedelta

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from enishi.experts.addressee import applicant
from enishi.experts.models import Application, Expert
from enishi.experts.registration.visitor import writer
from enishi.experts.transitions import issue_code
from enishi.outbox.models import Letter
from enishi.outbox.transitions import draft_letter, release, send_due
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
    assert "お電話でお知らせください。" in main_of(answer)


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


def test_the_reply_stays_while_the_person_corrects_an_answer(client, okamoto):
    sent = applying.submitted()
    typed = {"read_at": sent.version, "question": "大阪では何をしましたか。"}
    client.post(address(sent, "enquiries"), typed)
    person = with_code(sent)

    aside = person.post(
        "/registration/check/", {"text": "検査の", "revise": "/registration/address/"}
    )
    person.post("/registration/address/", {"prefecture": "13", "city": "大田区"})
    page = person.get("/registration/check/")

    assert aside["Location"] == "/registration/address/"
    assert re.search(r"<textarea[^>]*>\s*([^<]*)</textarea>", page.text)[1] == "検査の"
    told = person.post("/registration/check/", {"text": "検査の責任者でした。"}, follow=True)
    assert "お返事を受けとりました。" in told.text
    sent.refresh_from_db()
    assert (sent.state, sent.unfinished) == ("waiting", {})


def test_a_correction_leads_only_to_pages_of_the_registration(client, okamoto):
    sent = applying.submitted()
    client.post(address(sent, "enquiries"), {"read_at": sent.version, "question": "？"})

    answer = with_code(sent).post(
        "/registration/check/", {"text": "", "revise": "https://example.org/"}
    )

    assert answer.status_code == 422


def mailed(**contact) -> Application:
    return applying.submitted(contact={"telephone": "", "email": "takasaki@example.jp"} | contact)


@pytest.mark.parametrize("how", ["reply", "decline"])
def test_a_question_that_no_longer_waits_for_an_answer_is_not_mailed(
    client, okamoto, mailoutbox, how
):
    sent = mailed()
    question = {"read_at": sent.version, "question": "大阪では何をしましたか。"}
    client.post(address(sent, "enquiries"), question)
    sent.refresh_from_db()

    if how == "reply":
        with_code(sent).post("/registration/check/", {"text": "検査の責任者でした。"})
    else:
        letter = {"read_at": sent.version, "letter": "来年また。"}
        client.post(address(sent, "declines"), letter)
    send_due(at=timezone.now() + timedelta(minutes=11))

    subjects = {"reply": [], "decline": ["登録のお返事"]}
    assert [m.subject for m in mailoutbox] == subjects[how]


def test_other_letters_to_the_person_still_go(client, okamoto, mailoutbox):
    sent = mailed()
    other = draft_letter(
        sent.organisation,
        to=applicant(sent),
        subject="説明会",
        body="説明会のご案内です。",
        about=sent,
        by=okamoto,
    )
    release(other, read_at=other.version, by=okamoto)
    client.post(address(sent, "enquiries"), {"read_at": sent.version, "question": "大阪では？"})

    with_code(sent).post("/registration/check/", {"text": "検査でした。"})
    send_due(at=timezone.now() + timedelta(minutes=11))

    assert [m.subject for m in mailoutbox] == ["説明会"]


def test_the_question_says_where_it_is_answered(client, okamoto, mailoutbox):
    sent = mailed()
    client.post(address(sent, "enquiries"), {"read_at": sent.version, "question": "大阪では？"})

    send_due(at=timezone.now() + timedelta(minutes=11))

    assert ["http://testserver/registration/resumption/" in m.body for m in mailoutbox] == [True]


def test_somebody_without_mail_gets_a_letter_with_her_address_on_it(client, okamoto):
    sent = applying.submitted(
        address={"postal_code": "3290403", "prefecture": "09", "city": "下野市"},
        contact={"telephone": "09000000412", "email": "", "street": "医大前3-1"},
    )

    client.post(address(sent, "registrations"), {"read_at": sent.version})

    letter = Letter.objects.get()
    assert (letter.manner, letter.postal_code, letter.address) == (
        "post",
        "329-0403",
        "栃木県下野市医大前3-1",
    )
    assert "お電話か郵便でお知らせします。" in letter.body
    assert Expert.objects.get().street == "医大前3-1"
    assert "ご住所が入っていない郵便" not in client.get("/letters/").text


def test_a_letter_without_an_address_is_named_where_labels_are_printed(client, okamoto):
    sent = applying.submitted()

    answer = client.post(address(sent, "registrations"), {"read_at": sent.version}, follow=True)

    assert "「手紙・メール」の下書きは、ご住所を入れると印刷できます。" in main_of(answer)
    missing = client.get("/letters/").text.split('id="addressless"')[1].split("</section>")[0]
    assert "髙﨑 由紀子" in missing


def test_the_letters_of_the_application_stand_on_the_experts_page(client, okamoto):
    sent = mailed()

    page = client.post(address(sent, "registrations"), {"read_at": sent.version}, follow=True)

    assert "登録が済みました" in page.text.split('id="exchanges"')[1]
    assert "まだ、手紙も電話の記録もありません。" not in page.text


def test_what_he_told_himself_counts_as_confirmed_by_him(client, okamoto):
    sent = applying.submitted()

    client.post(address(sent, "registrations"), {"read_at": sent.version})

    assert Expert.objects.get().confirmed_on == timezone.localdate(sent.submitted_at)


def test_why_nobody_is_registered_while_the_answer_is_awaited_is_said(client, okamoto):
    sent = applying.submitted()
    client.post(address(sent, "enquiries"), {"read_at": sent.version, "question": "？"})

    assert "お返事を待っているあいだは、登録できません。" in main_of(client.get(address(sent)))


def test_who_works_for_another_body_writes_for_himself():
    request, application = RequestFactory().get("/"), applying.application()
    writers = []
    for request.user in (
        make.coordinator(),
        make.coordinator("ueda", of=make.other_organisation()),
    ):
        writers.append(writer(request, application))

    assert writers == [make.coordinator(), None]
