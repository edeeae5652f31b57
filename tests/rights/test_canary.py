"""After an erasure a scan of everything finds no canary: tables, files, index, mails, a backup."""

import logging
from datetime import timedelta
from email.message import EmailMessage
from mailbox import Maildir

import pytest
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from enishi.files.models import StoredFile
from enishi.files.transitions import keep
from enishi.matchmaking import index
from enishi.outbox.models import Letter, LetterAttachment
from enishi.outbox.transitions import release, send_due
from enishi.rights.models import SealedRecord
from enishi.rights.transitions import erase_again, open_seals
from enishi.search.models import Indexed
from tests import make
from tests.rights.canary import (
    ADDRESS,
    CANARY,
    erased,
    files_with_the_canary,
    where_the_canary_sings,
)

pytestmark = pytest.mark.django_db
UNDER_SEAL = {"rights.sealedrecord.content"}
IN_FILES = "django.core.mail.backends.filebased.EmailBackend"


def test_after_an_erasure_the_canary_sings_nowhere_but_under_the_laws_seal(kanaria):
    assert len(where_the_canary_sings()) > 8

    erased(kanaria)

    assert where_the_canary_sings() == {"rights.sealedrecord.content"}


def test_after_an_erasure_the_search_index_knows_no_word_of_him(kanaria):
    assert "search.indexedword.word" in where_the_canary_sings()

    erased(kanaria)

    assert list(Indexed.objects.filter(subject=kanaria.public_id)) == []


def test_when_its_day_has_passed_the_seal_is_emptied_too(kanaria):
    erased(kanaria)
    until = SealedRecord.objects.get().until
    assert open_seals(on=until, by=None) == 0

    assert open_seals(on=until + timedelta(days=1), by=None) == 1
    assert where_the_canary_sings() == set()


@pytest.fixture
def mailed(kanaria, settings):
    """Letters that were written into files instead of being sent: one to him, one to another."""
    settings.EMAIL_BACKEND = IN_FILES
    letter = Letter.objects.get()
    release(letter, read_at=letter.version, by=letter.drafted_by)
    send_due(at=timezone.now() + timedelta(minutes=11))
    send_mail("ほかの方へ", "本文", "office@enishi.example", ["sato@example.jp"])
    return letter


def mails_in(folder):
    return sorted(file.read_text() for file in folder.glob("*.log"))


def test_mails_to_him_leave_the_folder_of_mails_and_those_of_others_stay(kanaria, mailed, tmp_path):
    assert len(mails_in(tmp_path / "mail")) == 2

    erased(kanaria)

    [left] = mails_in(tmp_path / "mail")
    assert "To: sato@example.jp" in left


def test_a_file_of_several_mails_keeps_those_of_others(kanaria, tmp_path):
    folder = tmp_path / "mail"
    folder.mkdir()
    between = "\n" + "-" * 79 + "\n"
    told = [f"To: {to}\nSubject: x\n\ny" for to in (ADDRESS.upper(), "sato@example.jp")]
    (folder / "a.log").write_text(between.join([*told, ""]))

    erased(kanaria)

    assert (folder / "a.log").read_text() == told[1] + between


def test_a_mail_that_came_back_from_him_leaves_its_box(kanaria, mailed, tmp_path):
    box = Maildir(tmp_path / "returned")
    for told in (mailed.message_id, "<another@enishi.example>"):
        report = EmailMessage()
        report["To"] = "office@enishi.example"
        report.set_content(f"Undelivered: {told}")
        box.add(report)

    erased(kanaria)

    assert ["another" in mail.get_payload() for mail in box] == [True]


def test_a_file_that_went_with_his_letter_loses_its_content_and_its_name(kanaria):
    file = keep(
        f"%PDF-1.4 {CANARY}".encode(),
        name=f"{CANARY}.pdf",
        organisation=make.organisation(),
        by=make.coordinator(),
    )
    letter = Letter.objects.get()
    LetterAttachment.objects.create(letter=letter, file=file)

    erased(kanaria)

    assert [(f.name, f.content) for f in StoredFile.objects.all()] == [("—", None)]
    assert where_the_canary_sings() == UNDER_SEAL


def test_the_file_of_the_engines_index_never_knew_a_word_of_him(kanaria, tmp_path, monkeypatch):
    monkeypatch.setattr("enishi.matchmaking.kept.FEWEST", 0)
    index.current()

    assert files_with_the_canary(tmp_path) == []


def test_nothing_of_him_is_written_to_the_logs(kanaria, mailed, caplog, client):
    caplog.set_level(logging.INFO)
    client.force_login(make.coordinator())
    client.get(f"/search/?words={CANARY}")
    client.get(f"/experts/{kanaria.public_id}/")

    erased(kanaria)

    assert [r.getMessage() for r in caplog.records if CANARY in r.getMessage()] == []


def test_a_restored_backup_is_erased_again_and_sings_nowhere(kanaria):
    backup = transaction.savepoint()
    erased(kanaria)
    # Everything is as it was before the erasure but the list beside the records.
    transaction.savepoint_rollback(backup)
    assert len(where_the_canary_sings()) > 8

    assert erase_again(at=make.now(), by=None) == 1

    assert where_the_canary_sings() == UNDER_SEAL
    assert list(Indexed.objects.filter(subject=kanaria.public_id)) == []
    assert erase_again(at=make.now(), by=None) == 0
