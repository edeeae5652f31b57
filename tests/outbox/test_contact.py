from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.models import ContactManner, ContactNote
from enishi.outbox.transitions import note_contact, undo_contact
from tests import make

pytestmark = pytest.mark.django_db


def noted(**changed):
    given = {"manner": ContactManner.CALL, "text": "木曜の午後にうかがうことになりました。"}
    return note_contact(make.organisation(), **given | {"by": make.coordinator()} | changed)


def test_a_call_is_noted_on_the_record_it_is_about():
    company = make.company()

    note = noted(about=company, with_whom="小野寺\n社長")

    assert list(ContactNote.objects.about(company)) == [note]
    assert (note.with_whom, note.about_title) == ("小野寺 社長", "株式会社みどり精機")


def test_a_call_about_nothing_in_particular_is_noted_as_well():
    assert noted().about is None


def test_what_was_not_said_is_not_noted():
    with pytest.raises(ValidationError):
        noted(text="  ")


def test_a_call_of_tomorrow_is_refused():
    with pytest.raises(Refused, match="これから先"):
        noted(at=timezone.now() + timedelta(days=1))


def test_only_its_writer_takes_a_note_back():
    note = noted()

    with pytest.raises(NotYours):
        undo_contact(note, by=make.member())
    undo_contact(note, by=make.coordinator())

    assert list(ContactNote.objects.kept()) == []


def test_another_body_neither_writes_nor_reads_notes():
    stranger = make.member(of=make.other_organisation())

    with pytest.raises(NotYours):
        noted(by=stranger)
    assert list(ContactNote.objects.visible_to(stranger)) == []
    note = noted()
    assert list(ContactNote.objects.visible_to(make.member())) == [note]


def test_who_has_left_the_body_takes_back_nothing_that_he_wrote_for_it():
    note, okamoto = noted(), make.coordinator()
    okamoto.memberships.update(ended_at=make.now())

    with pytest.raises(NotYours):
        undo_contact(note, by=okamoto)
