import pytest
from django.core.exceptions import ValidationError

from enishi.files.transitions import keep
from enishi.logbook.models import Entry
from enishi.logbook.refused import Conflict, NotYours, Refused
from enishi.outbox.models import Letter
from enishi.outbox.transitions import draft_letter, revise_letter
from tests import make
from tests.outbox.writing import letter, released, to

pytestmark = pytest.mark.django_db


def test_a_letter_is_a_draft_that_knows_what_it_is_about():
    company = make.company()

    drafted = letter(about=company)

    assert (drafted.state_at(make.now()), drafted.manner) == ("draft", "mail")
    assert list(Letter.objects.about(company)) == [drafted]
    assert drafted.about_title == "株式会社みどり精機"
    assert drafted.about_address == f"/companies/{company.public_id}/"
    assert [e.verb for e in Entry.objects.filter(subject=drafted.public_id)] == ["drafted"]


def test_whoever_has_no_mail_address_gets_it_by_post():
    assert letter(recipient=to(email="", address="東京都大田区…")).manner == "post"


def test_nobody_writes_a_mails_head_through_a_name_or_a_subject():
    drafted = letter(
        recipient=to(name="山田\r\nBcc: all@example.jp", firm="みどり\n精機"),
        subject="お知らせ\nBcc: all@example.jp",
    )

    assert drafted.recipient_name == "山田 Bcc: all@example.jp"
    assert drafted.recipient_firm == "みどり 精機"
    assert drafted.subject == "お知らせ Bcc: all@example.jp"


def test_an_address_that_is_none_is_refused():
    with pytest.raises(ValidationError):
        letter(recipient=to(email="yamada@example.jp\nBcc: all@example.jp"))


def test_a_letter_to_nobody_is_refused():
    with pytest.raises(ValidationError, match="宛名か会社・団体名"):
        letter(recipient=to(name=" ", firm=""))


def test_only_who_works_for_the_body_writes_and_reads_its_letters():
    stranger = make.member(of=make.other_organisation())
    drafted = letter()

    with pytest.raises(NotYours):
        draft_letter(make.organisation(), to=to(), subject="件", body="文", by=stranger)
    with pytest.raises(NotYours):
        revise_letter(drafted, values={"body": "…"}, read_at=1, by=stranger)

    assert list(Letter.objects.visible_to(drafted.drafted_by)) == [drafted]
    assert list(Letter.objects.visible_to(stranger)) == []


def test_a_draft_is_written_anew_and_keeps_nothing_that_two_people_wrote_blindly():
    drafted = letter()

    revise_letter(drafted, values={"body": "改めました。"}, read_at=1, by=drafted.drafted_by)
    with pytest.raises(Conflict):
        revise_letter(drafted, values={"body": "遅い。"}, read_at=1, by=drafted.drafted_by)

    drafted.refresh_from_db()
    assert (drafted.body, drafted.version) == ("改めました。", 2)


def test_what_waits_to_be_sent_is_held_back_before_it_is_changed():
    waiting = released()

    with pytest.raises(Refused, match="送るのをやめる"):
        revise_letter(waiting, values={"body": "…"}, read_at=2, by=waiting.drafted_by)


def test_files_of_the_same_body_go_with_a_letter():
    okamoto, other = make.coordinator(), make.other_organisation()
    stranger = make.member(of=other)
    mine = keep(b"a", name="略歴.txt", organisation=make.organisation(), by=okamoto)
    theirs = keep(b"b", name="秘密.txt", organisation=other, by=stranger)

    drafted = letter(by=okamoto, attachments=[mine])
    assert [each.file for each in drafted.attachments.all()] == [mine]

    with pytest.raises(NotYours):
        letter(by=okamoto, attachments=[theirs])
    revise_letter(drafted, values={}, read_at=1, by=okamoto, attachments=[])
    assert list(drafted.attachments.all()) == []
