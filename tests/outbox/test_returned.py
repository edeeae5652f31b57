from email.message import EmailMessage
from mailbox import Maildir, mbox
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from enishi.outbox.models import Letter
from enishi.outbox.returned import report_of, reports_in
from enishi.outbox.transitions import note_returned
from tests.outbox.writing import sent

ID = "<0123abcd-0123-4567-89ab-0123456789ab@enishi.example>"
REPORT = """From: MAILER-DAEMON@mx.example.jp
To: office@enishi.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.example.jp.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.jp

Final-Recipient: rfc822; yamada@example.jp
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <yamada@example.jp>: no such
 user here

--B
Content-Type: {kind}

Message-ID: {id}
Subject: =?utf-8?b?6Z2i6KuH?=

--B--
"""


def report(**changed: str) -> bytes:
    known = {"action": "failed", "kind": "text/rfc822-headers", "id": ID}
    return REPORT.format(**known | changed).encode()


@pytest.mark.parametrize("kind", ["text/rfc822-headers", "message/rfc822"])
def test_a_report_names_the_mail_and_the_reason(kind):
    told = report_of(report(kind=kind))

    assert (told.message_id, told.why) == (
        ID,
        "smtp; 550 5.1.1 <yamada@example.jp>: no such user here",
    )


def test_a_mail_that_is_only_late_has_not_come_back():
    assert report_of(report(action="delayed")) is None


def test_the_report_of_an_old_server_is_found_by_the_number_in_its_text():
    old = f"From: Mail Delivery System <x@y.example>\nSubject: failure\n\nMessage-ID: {ID}\n"

    told = report_of(old.encode())

    assert (told.message_id, told.why) == (ID, "failure")


def answer() -> bytes:
    message = EmailMessage()
    message["From"], message["In-Reply-To"] = "yamada@example.jp", ID
    message.set_content("ありがとうございました。")
    return message.as_bytes()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"Content-Type: multipart/report; boundary=B\n\n--B\n",
        b"Content-Type: message/delivery-status\n\nAction: failed\n",
        report(id="<somebody@else.example>"),
        report()[:450],
        answer(),
    ],
)
def test_what_is_no_report_of_ours_is_passed_over(content):
    assert report_of(content) is None


def drop(where: Path, *mails: bytes) -> None:
    """What a mail server does with what comes back."""
    box = mbox(where)
    for mail in mails:
        box.add(mail)
    box.close()


def test_an_mbox_is_read_once(tmp_path: Path):
    returned = tmp_path / "returned"
    drop(returned, report(), answer())

    assert [one.message_id for one in reports_in(returned)] == [ID]
    assert list(reports_in(returned)) == []
    assert returned.read_bytes().count(b"Status: RO") == 0
    assert returned.read_bytes().count(b"Status: R") == 2


def test_a_maildir_is_read_once(tmp_path: Path):
    drop = tmp_path / "returned"
    Maildir(drop).add(report())

    assert [one.message_id for one in reports_in(drop)] == [ID]
    assert list(reports_in(drop)) == []
    assert len(Maildir(drop)) == 1


def test_where_nothing_was_dropped_nothing_came_back(tmp_path: Path):
    assert list(reports_in(tmp_path / "nothing")) == []


@pytest.mark.django_db
def test_what_came_back_stands_on_its_letter(tmp_path: Path, settings, capsys):
    settings.RETURNED_MAIL = tmp_path / "returned"
    gone = sent()
    drop(settings.RETURNED_MAIL, report(id=gone.message_id), report())

    call_command("bounces")
    assert note_returned([], at=timezone.now()) == 0

    assert capsys.readouterr().out == "1\n"
    back = Letter.objects.get()
    assert back.state_at(timezone.now()) == "bounced"
    assert "no such user here" in back.bounce
