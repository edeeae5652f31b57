import pytest
from django.utils import timezone

from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.models import Letter
from enishi.outbox.transitions import note_bounce
from tests import make
from tests.outbox.writing import letter, sent

pytestmark = pytest.mark.django_db


def test_what_came_back_is_written_on_the_letter_once():
    gone = sent()

    note_bounce(gone, why="宛て所に\n尋ねあたりません", at=make.now(), by=gone.drafted_by)
    note_bounce(gone, why="もう一度", at=make.now(), by=None)

    back = Letter.objects.get()
    assert (back.state_at(timezone.now()), back.bounce) == (
        "bounced",
        "宛て所に 尋ねあたりません",
    )


def test_what_was_not_sent_does_not_come_back():
    with pytest.raises(Refused, match="まだ送っていない"):
        note_bounce(letter(), why="…", at=make.now(), by=None)


def test_another_body_does_not_say_that_a_letter_came_back():
    with pytest.raises(NotYours):
        note_bounce(sent(), why="…", at=make.now(), by=make.member(of=make.other_organisation()))
