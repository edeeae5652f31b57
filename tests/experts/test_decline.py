import pytest

from enishi.experts.transitions import decline, enquire
from enishi.logbook.refused import NotYours, Refused
from tests import make
from tests.experts import applying

pytestmark = pytest.mark.django_db


def declined(application, **changed):
    given = {"read_at": application.version, "at": make.now(), "by": make.coordinator()} | changed
    return decline(application, letter="このたびは見送らせていただきます。", **given)


def test_whoever_is_declined_has_a_letter_to_read():
    answered = declined(applying.submitted())

    assert (answered.state, answered.letter, answered.decided_by) == (
        "declined",
        "このたびは見送らせていただきます。",
        make.coordinator(),
    )


def test_somebody_who_never_answered_a_question_can_be_declined():
    sent = applying.submitted()
    enquire(sent, question="？", read_at=sent.version, at=make.now(), by=make.coordinator())

    assert declined(sent).asked_at is None


def test_an_unfinished_application_is_not_declined():
    with pytest.raises(Refused):
        declined(applying.application())


def test_another_body_declines_nobody_here():
    with pytest.raises(NotYours):
        declined(applying.submitted(), by=make.coordinator("s", of=make.other_organisation()))
