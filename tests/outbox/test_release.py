from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from enishi.files.models import StoredFile
from enishi.files.transitions import keep
from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.models import Letter
from enishi.outbox.transitions import discard_letter, hold_back, release
from tests import make
from tests.outbox.writing import letter, released, sent, to

pytestmark = pytest.mark.django_db


def test_a_mail_waits_ten_minutes_and_asks_the_worker_for_its_end():
    waiting = released()

    assert waiting.due_at - waiting.released_at == timedelta(minutes=10)
    assert waiting.state_at(timezone.now()) == "waiting"
    asked = DBTaskResult.objects.get()
    assert (asked.task_path, asked.run_after) == (
        "enishi.outbox.tasks.send_what_is_due",
        waiting.due_at,
    )


def test_a_mail_without_an_address_is_refused_with_what_to_do():
    drafted = letter(recipient=to(email=""), manner="mail")

    with pytest.raises(Refused, match="メールアドレスが入っていません"):
        release(drafted, read_at=1, by=drafted.drafted_by)


def test_the_database_refuses_what_has_no_address_as_well():
    drafted = letter(recipient=to(email=""), manner="mail")

    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=drafted.pk).update(
            released_at=make.now(), due_at=make.now(), released_by=drafted.drafted_by
        )


def test_paper_is_not_sent_but_posted():
    drafted = letter(manner="post")

    with pytest.raises(Refused, match="投函した"):
        release(drafted, read_at=1, by=drafted.drafted_by)


def test_an_attachment_whose_week_is_over_is_named():
    okamoto = make.coordinator()
    file = keep(b"a", name="略歴.txt", organisation=make.organisation(), by=okamoto)
    drafted = letter(by=okamoto, attachments=[file])
    past = timezone.now() - timedelta(days=1)
    StoredFile.objects.update(made_at=past - timedelta(days=7), expires_at=past)

    with pytest.raises(Refused, match=r"「略歴\.txt」は、7日たったので"):
        release(drafted, read_at=1, by=okamoto)


def test_within_ten_minutes_a_mail_is_held_back_and_is_a_draft_again():
    waiting = released()

    held = hold_back(waiting, by=waiting.drafted_by)

    assert (held.state_at(timezone.now()), held.due_at, held.is_editable) == ("draft", None, True)
    verbs = [e.verb for e in Entry.objects.filter(subject=held.public_id).order_by("id")]
    assert verbs == ["drafted", "released", "held_back"]


def test_what_is_sent_is_neither_held_back_nor_sent_again(mailoutbox):
    gone = sent()

    with pytest.raises(Refused, match="間に合いませんでした"):
        hold_back(gone, by=gone.drafted_by)
    with pytest.raises(Refused, match="もう送ったか"):
        release(gone, read_at=gone.version, by=gone.drafted_by)
    assert len(mailoutbox) == 1


def test_a_draft_is_given_up_and_stays_in_the_records():
    drafted = letter()

    discard_letter(drafted, by=drafted.drafted_by)

    assert Letter.objects.get().state_at(make.now()) == "discarded"
    with pytest.raises(Refused):
        discard_letter(drafted, by=drafted.drafted_by)


def test_what_waits_is_held_back_before_it_is_given_up():
    waiting = released()

    with pytest.raises(Refused, match="送るのをやめてから"):
        discard_letter(waiting, by=waiting.drafted_by)


def test_another_body_neither_sends_nor_stops_a_letter():
    stranger, waiting = make.member(of=make.other_organisation()), released()

    for change in (hold_back, discard_letter):
        with pytest.raises(NotYours):
            change(waiting, by=stranger)
    with pytest.raises(NotYours):
        release(letter(), read_at=1, by=stranger)


def note_undone(letter: Letter) -> None:
    """What a room above might want done."""
    Letter.objects.filter(pk=letter.pk).update(trouble="knows")


def test_the_room_above_learns_by_name_when_a_letter_does_not_go(monkeypatch):
    monkeypatch.setattr("enishi.outbox.consequence.HOUSE", "tests.outbox.")
    waiting = released(when_undone="tests.outbox.test_release.note_undone")

    hold_back(waiting, by=waiting.drafted_by)

    assert Letter.objects.get().trouble == "knows"


def test_only_names_of_this_house_are_called():
    waiting = released(when_undone="tests.outbox.test_release.note_undone")

    hold_back(waiting, by=waiting.drafted_by)

    assert Letter.objects.get().trouble == ""
