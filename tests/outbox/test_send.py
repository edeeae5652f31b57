from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import ClassVar

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from enishi.files.transitions import keep
from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.models import Letter
from enishi.outbox.tasks import send_what_is_due
from enishi.outbox.transitions import release, send_due, settle_lost
from enishi.outbox.transitions.send import begin_sending
from tests import make
from tests.outbox.writing import letter, released, sent, to

pytestmark = pytest.mark.django_db
LATER = timedelta(minutes=11)


class Failing(BaseEmailBackend):
    """A mail server with one answer."""

    answer: ClassVar[Exception]

    def send_messages(self, email_messages):
        raise self.answer


@pytest.fixture
def server_says(settings):
    """Let the mail server answer everything alike."""

    def says(answer: Exception) -> None:
        Failing.answer = answer
        settings.EMAIL_BACKEND = "tests.outbox.test_send.Failing"

    return says


def after_ten_minutes():
    return send_due(at=timezone.now() + LATER)


def test_nothing_goes_before_its_ten_minutes_have_passed(mailoutbox):
    released()

    assert send_due(at=timezone.now() + timedelta(minutes=9)) == 0
    assert send_what_is_due.call() == 0
    assert mailoutbox == []


def test_after_ten_minutes_it_goes_once_with_its_number_and_its_files(mailoutbox):
    okamoto = make.coordinator()
    file = keep("縁".encode(), name="略歴.txt", organisation=make.organisation(), by=okamoto)
    waiting = released(by=okamoto, attachments=[file], recipient=to(firm="みどり精機"))

    assert (after_ten_minutes(), after_ten_minutes()) == (1, 0)

    [mail] = mailoutbox
    waiting.refresh_from_db()
    assert waiting.state_at(timezone.now()) == "sent"
    assert (mail.subject, mail.to) == ("面談のお願い", ["yamada@example.jp"])
    assert mail.from_email == "あかり産業支援の会 <office@enishi.example>"
    assert mail.extra_headers["Message-ID"] == waiting.message_id
    assert mail.body.startswith("みどり精機\n山田 誠一 様\n\nよろしくお願いいたします。\n")
    assert mail.attachments == [("略歴.txt", "縁", "text/plain")]
    verbs = [e.verb for e in Entry.objects.filter(subject=waiting.public_id).order_by("id")]
    assert verbs == ["drafted", "released", "sent"]


def test_a_worker_that_was_killed_while_sending_sends_nothing_twice(mailoutbox):
    waiting = released()
    begin_sending(waiting.pk, at=timezone.now() + LATER)  # and here it is killed

    assert after_ten_minutes() == 0

    waiting.refresh_from_db()
    assert mailoutbox == []
    assert waiting.state_at(timezone.now()) == "sending"
    assert waiting.state_at(timezone.now() + LATER) == "unknown"


def lost():
    waiting = released()
    begin_sending(waiting.pk, at=timezone.now() + LATER)
    Letter.objects.update(sending_at=timezone.now() - LATER)
    return Letter.objects.get()


def test_a_person_says_what_became_of_a_mail_that_was_lost(mailoutbox):
    unknown = lost()

    again = settle_lost(unknown, went=False, by=unknown.drafted_by)
    assert again.state_at(timezone.now()) == "draft"

    release(again, read_at=again.version, by=again.drafted_by)
    after_ten_minutes()
    assert [mail.extra_headers["Message-ID"] for mail in mailoutbox] == [unknown.message_id]


def test_a_mail_that_did_arrive_counts_as_sent():
    unknown = lost()

    settle_lost(unknown, went=True, by=unknown.drafted_by)

    assert Letter.objects.get().state_at(timezone.now()) == "sent"
    with pytest.raises(Refused):
        settle_lost(unknown, went=False, by=unknown.drafted_by)


def test_another_body_does_not_decide_about_a_lost_mail():
    with pytest.raises(NotYours):
        settle_lost(lost(), went=True, by=make.member(of=make.other_organisation()))


def test_a_server_that_does_not_answer_is_asked_again_later(server_says):
    server_says(ConnectionRefusedError("Connection refused"))
    waiting = released()

    assert after_ten_minutes() == 0

    waiting.refresh_from_db()
    assert (waiting.attempts, waiting.trouble) == (1, "Connection refused")
    assert waiting.sending_at is None
    assert waiting.due_at > timezone.now() + timedelta(minutes=4)


def test_after_the_last_try_it_is_a_draft_again_that_says_why(server_says):
    server_says(SMTPRecipientsRefused({"yamada@example.jp": (550, b"no such user")}))
    waiting = released()

    for hours in (1, 2, 6, 24, 72):
        send_due(at=timezone.now() + timedelta(hours=hours))

    waiting.refresh_from_db()
    assert waiting.state_at(timezone.now()) == "draft"
    assert waiting.trouble.startswith("何度か試しましたが、送れませんでした：")


def test_a_server_that_falls_silent_may_have_taken_it_so_it_is_not_sent_again(server_says):
    server_says(SMTPServerDisconnected("Connection unexpectedly closed"))
    waiting = released()

    assert (after_ten_minutes(), after_ten_minutes()) == (0, 0)

    waiting.refresh_from_db()
    assert waiting.state_at(timezone.now() + LATER) == "unknown"


def broken(letter: Letter) -> None:
    """What a room above might have got wrong."""
    raise ValueError


def test_a_letter_counts_as_sent_whatever_becomes_of_what_should_follow(monkeypatch, mailoutbox):
    monkeypatch.setattr("enishi.outbox.consequence.HOUSE", "tests.outbox.")

    gone = sent(when_sent="tests.outbox.test_send.broken")

    assert gone.state_at(timezone.now()) == "sent"
    assert len(mailoutbox) == 1


def test_the_particulars_stand_under_the_text_with_their_headings(mailoutbox):
    sent(particulars="日時\n9月24日（木）午後2時\n\n場所\n貴社 会議室\n")

    assert "記\n\n■ 日時\n9月24日（木）午後2時\n\n■ 場所\n貴社 会議室\n\n以上" in mailoutbox[0].body


def test_one_of_two_who_share_a_mailbox_gets_his_own_letter(mailoutbox):
    sent(recipient=to(name="山田 花子", person=None))
    sent()

    assert [mail.body.split("\n")[0] for mail in mailoutbox] == ["山田 花子 様", "山田 誠一 様"]
    assert {mail.to[0] for mail in mailoutbox} == {"yamada@example.jp"}
    assert letter().message_id != letter().message_id
