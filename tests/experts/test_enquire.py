from datetime import date, timedelta

import pytest

from enishi.experts.models import Application
from enishi.experts.transitions import enquire, reply
from enishi.logbook.refused import Conflict, NotYours, Refused
from tests import make
from tests.experts import applying

pytestmark = pytest.mark.django_db


def asked(application: Application):
    return enquire(
        application,
        question="平成10年からのお仕事を、教えてください。",
        read_at=application.version,
        at=make.now(),
        by=make.coordinator(),
    )


def test_a_question_lets_the_person_write_again():
    sent = applying.submitted()

    asked(sent)

    assert (sent.state, sent.is_open, sent.days_left(date(2026, 9, 18))) == ("asked", True, None)


def test_an_answer_sets_the_seven_days_anew_and_stands_beside_its_question():
    sent = applying.submitted()
    asked(sent)

    later = make.now() + timedelta(days=5)
    answered = reply(sent, text="大阪の支店にいました。", at=later, by=None)

    assert (answered.state, answered.answer_by) == ("waiting", date(2026, 9, 30))
    assert [(e.reply, e.replied_at) for e in answered.enquiries.all()] == [
        ("大阪の支店にいました。", later)
    ]


def test_nobody_is_asked_twice_at_once():
    sent = applying.submitted()
    asked(sent)

    with pytest.raises(Refused):
        asked(sent)


def test_what_was_not_asked_is_not_answered():
    with pytest.raises(Refused):
        reply(applying.submitted(), text="こんにちは", at=make.now(), by=None)


def test_a_question_about_an_older_version_is_a_conflict():
    sent = applying.submitted()

    with pytest.raises(Conflict):
        enquire(sent, question="？", read_at=1 - sent.version, at=make.now(), by=make.coordinator())


def test_another_body_neither_asks_nor_answers():
    stranger = make.coordinator("stranger", of=make.other_organisation())
    sent = applying.submitted()

    with pytest.raises(NotYours):
        enquire(sent, question="？", read_at=sent.version, at=make.now(), by=stranger)
    asked(sent)
    with pytest.raises(NotYours):
        reply(sent, text="！", at=make.now(), by=stranger)
