import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from enishi.outbox.models import ContactNote, Letter
from enishi.outbox.transitions import propose_letter, send_due
from enishi.people.models import Draft, Role
from tests import make
from tests.outbox.writing import letter, released, sent, to

pytestmark = pytest.mark.django_db
TYPED = {
    "recipient_name": "小野寺 誠",
    "recipient_firm": "株式会社ひかり樹脂",
    "manner": "mail",
    "email": "onodera@example.jp",
    "subject_line": "面談のお願い",
    "body": "よろしくお願いいたします。",
}


@pytest.fixture
def okamoto(client):
    person = make.coordinator("writer-AK")
    client.force_login(person)
    return person


def shown(response):
    """The page's main part as a reader reads it."""
    main = response.text.split('id="main"')[1].split("</main>")[0]
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", main))


def press(client, pressed, what, **typed):
    pressed.refresh_from_db()
    typed = {"read_at": pressed.version} | typed
    return client.post(f"/letters/{pressed.public_id}/{what}/", typed, follow=True)


def test_a_letter_is_written_seen_as_it_arrives_and_sent(client, okamoto, mailoutbox):
    seen = client.post("/letters/new/", TYPED, follow=True)
    written = Letter.objects.get()
    assert "株式会社ひかり樹脂小野寺誠様よろしくお願いいたします。" in shown(seen)

    waits = press(client, written, "releases")
    assert "に送ります" in shown(waits)
    send_due(at=timezone.now() + timedelta(minutes=11))

    page = shown(client.get(f"/letters/{written.public_id}/"))
    assert "送りおわりました。" in page
    assert [m.body in seen.context["text"] for m in mailoutbox] == [True]


def test_a_letter_from_a_record_knows_to_whom_it_goes(client, okamoto):
    expert = make.expert(email="yamada@example.jp", city="大田区")
    asked = f"/letters/new/?about_kind=experts.expert&about={expert.public_id}"

    page = client.get(asked)
    form = page.context["form"]
    assert f'name="draft_subject" value="{expert.public_id}"' in page.text
    client.post(asked, TYPED | {"recipient_name": form["recipient_name"].value()})

    written = Letter.objects.get()
    assert form["email"].value() == "yamada@example.jp"
    assert (written.recipient_person, written.about) == (expert.public_id, expert.public_id)
    assert "面談のお願い" in shown(client.get(f"/experts/{expert.public_id}/"))


def test_the_letter_of_one_record_is_not_continued_as_that_of_another(client, okamoto):
    one, two = make.expert(email="one@example.jp"), make.expert(email="two@example.jp")
    draft = {"draft_form": "letter", "draft_subject": str(one.public_id), "email": "one@example.jp"}
    client.post("/drafts/", draft)
    assert Draft.objects.count() == 1

    asked = f"/letters/new/?about_kind=experts.expert&about={two.public_id}"

    assert client.get(asked).context["form"]["email"].value() == "two@example.jp"


@pytest.mark.parametrize(
    "asked",
    ["about_kind=experts.expert&about={}", "about_kind=people.user&about={}", "about=nonsense"],
)
def test_a_record_out_of_sight_is_no_record(client, okamoto, asked):
    theirs = make.expert(of=make.other_organisation())

    assert client.get("/letters/new/?" + asked.format(theirs.public_id)).status_code == 404
    noted = {"manner": "call", "text": "…", "about_kind": "experts.expert"}
    noted["about"] = str(theirs.public_id)
    assert client.post("/contacts/", noted).status_code == 404


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"recipient_name": "", "recipient_firm": ""}, "お名前か、会社・団体名を"),
        ({"email": "onodera@"}, "メールアドレスとして読めません"),
        ({"subject_line": ""}, "件名："),
        ({"body": " "}, "本文："),
        ({"manner": "pigeon"}, "選べるものの中にありません"),
        ({"manner": "fax", "fax": "あとで"}, "FAX番号："),
    ],
)
def test_what_cannot_be_sent_is_answered_and_nothing_is_lost(client, okamoto, typed, sentence):
    answer = client.post("/letters/new/", TYPED | typed)

    assert answer.status_code == 422
    assert sentence in shown(answer)
    assert Letter.objects.count() == 0


def test_a_line_break_in_a_subject_is_no_head_of_a_mail(client, okamoto, mailoutbox):
    client.post("/letters/new/", TYPED | {"subject_line": "お知らせ\r\nBcc: all@example.jp"})
    written = Letter.objects.get()
    press(client, written, "releases")

    send_due(at=timezone.now() + timedelta(minutes=11))

    assert [(m.subject, m.bcc) for m in mailoutbox] == [("お知らせ Bcc: all@example.jp", [])]


def test_a_draft_is_written_anew_by_its_form(client, okamoto):
    drafted = letter(by=okamoto)
    typed = TYPED | {"body": "改めました。", "read_at": 1}

    client.post(f"/letters/{drafted.public_id}/edit/", typed)
    answer = client.post(f"/letters/{drafted.public_id}/edit/", typed | {"body": "後の文"})

    assert answer.status_code == 409
    assert "改めました。" in shown(answer)
    assert "後の文</textarea>" in answer.text


def test_held_back_it_is_a_draft_again(client, okamoto):
    waiting = released(by=okamoto)

    page = press(client, waiting, "holds")

    assert "送るのをやめました。" in shown(page)
    assert "書きなおす" in shown(page)


def test_a_letter_by_post_is_printed_and_posted(client, okamoto):
    drafted = letter(by=okamoto, recipient=to(email="", address="東京都大田区1-2-3"))

    printed = client.get(f"/letters/{drafted.public_id}/paper/")
    assert (printed["Content-Type"], printed.content[:5]) == ("application/pdf", b"%PDF-")

    page = press(client, drafted, "postings", posted_on="2026/11/2")
    assert "投函したことを書きとめました。" in shown(page)
    back = press(client, drafted, "bounces", why="宛て所に尋ねあたりません")
    assert "宛て所に尋ねあたりません" in shown(back)


@pytest.mark.parametrize("typed", ["きのう", "2099/1/1"])
def test_a_day_that_is_none_is_answered_in_a_sentence(client, okamoto, typed):
    drafted = letter(by=okamoto, recipient=to(email="", address="東京都大田区1-2-3"))

    answer = press(client, drafted, "postings", posted_on=typed)

    assert answer.status_code == 409
    assert Letter.objects.get().sent_at is None


def test_the_head_finds_what_waits_for_a_signature_on_the_desk_and_signs(client, okamoto):
    drafted = letter(by=okamoto, recipient=to(email="", address="東京都大田区1-2-3"))
    propose_letter(drafted, read_at=1, by=okamoto)
    assert "読んで決裁する" not in shown(client.get("/today/"))
    client.force_login(make.member(role=Role.HEAD))

    assert "読んで決裁する" in shown(client.get("/today/"))
    page = press(client, drafted, "approvals")

    assert "文書番号がつきました。" in shown(page)
    assert Letter.objects.get().number == 1


def test_a_letter_is_laid_before_the_head_and_taken_back(client, okamoto):
    drafted = letter(by=okamoto)

    assert "責任者の決裁を待っています。" in shown(press(client, drafted, "proposals"))
    assert "書きなおす" in shown(press(client, drafted, "withdrawals"))
    assert "取りやめました。" in shown(press(client, drafted, "discards"))


def test_a_file_is_attached_and_taken_off(client, okamoto):
    drafted = letter(by=okamoto)
    where = f"/letters/{drafted.public_id}/attachments/"

    page = client.post(where, {"file": SimpleUploadedFile("略歴.txt", b"a")}, follow=True)
    assert "略歴.txt" in shown(page)
    [attached] = drafted.attachments.all()
    page = client.post(where, {"taken_off": str(attached.file.public_id)}, follow=True)

    assert drafted.attachments.count() == 0
    assert client.post(where, {}).status_code == 409


def test_the_outbox_lists_by_what_waits(client, okamoto):
    sent(by=okamoto, subject="送ったもの")
    released(by=okamoto, subject="まもなく")
    letter(by=okamoto, subject="書きかけ")

    page = client.get("/letters/").context
    listed = {key: [one.subject for one in letters] for _, key, letters in page["groups"]}

    assert listed == {"trouble": [], "table": [], "going": ["まもなく"], "drafts": ["書きかけ"]}
    assert [one.subject for one in page["page"].object_list] == ["送ったもの"]
    found = client.get("/letters/?words_typed=ほか").context["page"]
    assert list(found.object_list) == []


def test_labels_are_printed_for_what_was_ticked(client, okamoto):
    one = letter(by=okamoto, recipient=to(email="", address="東京都大田区1-2-3"))

    printed = client.get(f"/letters/labels/?faces=24&skip=3&letters={one.public_id}")

    assert printed.content[:5] == b"%PDF-"
    for bad in ("faces=7", "faces=12&letters=x", "faces=12&skip=-1"):
        assert client.get(f"/letters/labels/?{bad}").status_code == 409
    one.delete()
    assert client.get("/letters/labels/?faces=12").status_code == 409


def test_another_bodys_letter_answers_as_if_it_did_not_exist(client, okamoto):
    theirs = letter(within=make.other_organisation())
    presses = ["", "edit", "paper"]

    assert [
        client.get(
            "/".join(["/letters", str(theirs.public_id), *filter(None, [one]), ""])
        ).status_code
        for one in presses
    ] == [404, 404, 404]
    for what in ("releases", "holds", "postings", "bounces", "proposals", "withdrawals",
                 "approvals", "discards", "settlements", "attachments"):  # fmt: skip
        assert press(client, theirs, what).status_code == 404


def test_a_call_is_noted_in_one_post_and_stands_on_the_record(client, okamoto):
    company = make.company()
    typed = {"manner": "call", "with_whom": "小野寺社長", "text": "木曜にうかがいます。"}
    typed |= {"about_kind": "companies.company", "about": str(company.public_id)}

    page = client.post("/contacts/", typed, follow=True)

    assert page.redirect_chain[-1][0] == f"/companies/{company.public_id}/"
    assert "小野寺社長書いた人岡本和子木曜にうかがいます。" in shown(page)
    note = ContactNote.objects.get()
    client.post(f"/contacts/{note.public_id}/undoings/")
    assert "木曜にうかがいます。" not in shown(client.get(f"/companies/{company.public_id}/"))


@pytest.mark.parametrize(
    ("came_from", "lands"),
    [
        ("http://testserver/visits/", "http://testserver/visits/"),
        ("http://elsewhere/", ""),
        ("no-page", ""),
    ],
)
def test_whoever_notes_a_call_stays_on_the_page_he_was_on(client, okamoto, came_from, lands):
    company = make.company()
    typed = {"manner": "call", "text": "お礼。", "about_kind": "companies.company"}
    typed["about"] = str(company.public_id)

    answer = client.post("/contacts/", typed, headers={"referer": came_from})

    assert answer.headers["Location"] == (lands or f"/companies/{company.public_id}/")


def test_an_empty_note_is_asked_for_its_words(client, okamoto):
    answer = client.post("/contacts/", {"manner": "call", "text": ""})

    assert (answer.status_code, ContactNote.objects.count()) == (422, 0)
    assert "話したこと：" in shown(answer)


def test_how_the_body_signs_is_written_and_written_anew(client, okamoto):
    client.post("/letters/sender/", {"signer_post": "代表", "signer_name": "宮下 敬三"})
    client.post("/letters/sender/", {"signer_post": "理事長", "read_at": 1})

    head = make.organisation().letterhead
    assert (head.signer_post, head.version) == ("理事長", 2)
    assert client.post("/letters/sender/", {"email": "x"}).status_code == 422


def test_an_expert_or_a_company_has_no_outbox(client):
    client.force_login(make.member(role=Role.EXPERT))

    for page in ("/letters/", "/letters/new/", "/letters/labels/", "/contacts/"):
        assert client.get(page).status_code == 404
