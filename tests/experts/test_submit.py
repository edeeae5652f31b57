from datetime import date

import pytest

from enishi.experts.models import Application, Consent
from enishi.experts.registration.questions.promises import words_for
from enishi.experts.transitions import submit_application
from enishi.logbook.refused import NotYours, Refused
from tests import make
from tests.experts import applying

pytestmark = pytest.mark.django_db


def test_what_is_sent_gets_its_number_and_an_answer_is_due_in_seven_days():
    sent = applying.submitted()

    assert (sent.state, sent.reference, sent.answer_by) == (
        "waiting",
        "AK-K-0001",
        date(2026, 9, 25),
    )


def test_numbers_run_on_within_a_body_and_begin_anew_in_another():
    make.coordinator("writer", of=make.other_organisation())
    sent = [
        applying.submitted(),
        applying.submitted(),
        applying.submitted(of=make.other_organisation()),
    ]

    assert [one.reference for one in sent] == ["AK-K-0001", "AK-K-0002", "NW-K-0001"]


def test_what_the_person_agreed_to_is_kept_word_for_word():
    begun = applying.application()
    shown = words_for(begun.organisation)

    submit_application(begun, agreed=shown, at=make.now(), by=None)

    kept = Consent.objects.values_list("kind", "purpose", "recipients", "period", "manner")
    assert list(kept) == [
        (one.kind, one.purpose, one.recipients, one.period, "online") for one in shown
    ]


def test_consent_over_the_telephone_names_who_heard_it():
    okamoto = make.coordinator()

    applying.submitted(by=okamoto)

    assert [(c.manner, c.heard_by) for c in Consent.objects.all()] == [("telephone", okamoto)]


def test_what_was_sent_is_not_sent_again():
    sent = applying.submitted()

    with pytest.raises(Refused):
        submit_application(sent, agreed=(), at=make.now(), by=None)
    assert Application.objects.get().number == 1


def test_another_bodys_coordinator_sends_nothing_here():
    stranger = make.coordinator("stranger", of=make.other_organisation())

    with pytest.raises(NotYours):
        submit_application(applying.application(), agreed=(), at=make.now(), by=stranger)


def test_the_days_left_are_counted_only_while_the_body_is_awaited():
    sent = applying.submitted()

    assert [sent.days_left(date(2026, 9, day)) for day in (18, 25, 27)] == [7, 0, -2]
    assert applying.application().days_left(date(2026, 9, 18)) is None
