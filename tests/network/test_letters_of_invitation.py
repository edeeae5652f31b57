"""参加要請 by letter: what has gone is written down without anybody typing it again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.network.addressee import everybody
from enishi.network.models import BodyInvitation
from enishi.network.transitions import find_body, invite_body
from enishi.outbox.models import Letter, Manner
from enishi.outbox.transitions import draft_letters, note_posted, release, send_due
from tests.network.given import mizuno, office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]
TEXTS = {"subject_line": "ご参加のお願い", "body": "{会社名}\n{氏名} 様", "particulars": ""}


def body(name="下町工房の会", **values):
    told = {"name": name, "kind": "npo", "reason": "皮革に強い。", "email": "a@example.jp"} | values
    today = timezone.localdate()
    return find_body(office(), values=told, on=today - timedelta(days=3), by=mizuno())


def written(**changed):
    [letter] = draft_letters(office(), to=everybody(mizuno()), texts=TEXTS | changed, by=mizuno())
    return letter


def go(letter, *, after=11):
    release(letter, read_at=letter.version, by=mizuno())
    send_due(at=timezone.now() + timedelta(minutes=after))


def test_a_letter_that_has_gone_notes_that_the_body_was_asked():
    found = body()

    go(written())

    today = timezone.localdate()
    assert [(i.candidate, i.invited_on) for i in BodyInvitation.objects.all()] == [(found, today)]


def test_during_its_ten_minutes_nobody_was_asked_yet():
    body()

    go(written(), after=5)

    assert list(BodyInvitation.objects.all()) == []


def test_a_letter_by_post_notes_the_day_on_which_it_was_posted():
    body(email="")
    letter = written()
    Letter.objects.filter(pk=letter.pk).update(manner=Manner.POST, address="東京都台東区1-1")
    letter.refresh_from_db()
    yesterday = timezone.localdate() - timedelta(days=1)

    note_posted(letter, on=yesterday, read_at=letter.version, by=mizuno())

    assert BodyInvitation.objects.get().invited_on == yesterday


def test_a_second_letter_asks_nobody_twice():
    asked = invite_body(body(), on=timezone.localdate(), by=mizuno())

    go(written())

    assert list(BodyInvitation.objects.all()) == [asked]


def test_a_name_with_a_formula_or_a_line_break_stays_text_on_its_line():
    body(contact="=HYPERLINK(1)\nBcc: x@example.jp")

    letter = written(subject_line="{氏名}様へ")

    assert letter.subject == "=HYPERLINK(1) Bcc: x@example.jp様へ"
    assert letter.body == "下町工房の会\n=HYPERLINK(1) Bcc: x@example.jp 様"


def test_a_letter_knows_the_whole_address_of_the_body_and_its_fax():
    body(
        postal_code="1110051",
        prefecture="13",
        city="台東区",
        street="蔵前1-2-3",
        fax="+81300000001",
    )

    letter = written()

    told = (letter.postal_code, letter.address, letter.fax)
    assert told == ("111-0051", "東京都台東区蔵前1-2-3", "+81300000001")
