"""A consent withdrawn while something else is going on: an import, a ranking, ten minutes."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from enishi.cycle.fit import fitting
from enishi.cycle.models import Candidate
from enishi.experts.models import ConsentManner, Expert
from enishi.experts.transitions import withdraw_consent
from enishi.logbook.refused import Refused
from enishi.outbox.transitions import send_due
from enishi.outbox.transitions.send import begin_sending
from enishi.rosters.command import take_in_file
from tests import make
from tests.outbox.writing import released
from tests.rosters.given import file
from tests.two_connections import Beside, committed, only_postgresql

__all__ = ["committed"]
ROSTER = [["氏名", "生年月日", "会社名", "担当業務"]]


def withdrawn(consent):
    return withdraw_consent(
        consent, manner=ConsentManner.TELEPHONE, at=make.now(), by=make.coordinator()
    )


def in_eleven_minutes():
    return timezone.now() + timedelta(minutes=11)


def shown(need, user):
    return [fit.expert for band in fitting(need, user=user).bands for fit in band.fits]


def about(person):
    return released(subject="ご紹介", concerns=person.public_id)


@pytest.mark.django_db
def test_a_letter_about_him_that_waits_for_its_ten_minutes_does_not_go():
    kimura = make.expert()
    consent, letter = make.agreed(kimura, "introduction"), about(kimura)

    withdrawn(consent)

    assert (send_due(at=in_eleven_minutes()), mail.outbox) == (0, [])
    letter.refresh_from_db()
    assert letter.stopped_at is not None


@only_postgresql
def test_the_sender_waits_for_a_withdrawal_and_then_sends_nothing(committed):
    kimura = make.expert()
    consent, _letter = make.agreed(kimura, "introduction"), about(kimura)
    make.coordinator()

    with transaction.atomic():
        withdrawn(consent)
        sending = Beside(lambda: send_due(at=in_eleven_minutes()))
        assert sending.waits()

    assert (sending.outcome(), mail.outbox) == (0, [])


@only_postgresql
def test_a_letter_whose_sending_has_begun_goes_once_and_the_withdrawal_stands(committed):
    kimura = make.expert()
    consent, letter = make.agreed(kimura, "introduction"), about(kimura)
    make.coordinator()

    begin_sending(letter.pk, at=in_eleven_minutes())
    Beside(lambda: withdrawn(consent)).outcome()

    letter.refresh_from_db()
    assert (letter.stopped_at, letter.sending_at is not None) == (None, True)
    assert send_due(at=in_eleven_minutes()) == 0
    assert list(Expert.objects.registered()) == []


@only_postgresql
def test_a_withdrawal_waits_for_a_roster_and_the_card_rests_afterwards(committed, tmp_path):
    path = file(tmp_path, [*ROSTER, ["木村　一", "S21.4.1", "架空電機", "営業を30年"]])
    body, okamoto = make.organisation(), make.coordinator()
    take_in_file(path, kind="experts", body=body, by=okamoto)
    kimura = Expert.objects.get()
    consent = make.agreed(kimura, "introduction")
    again = file(tmp_path, [*ROSTER, ["木村　一", "S21.4.1", "架空電機", "購買を31年"]], "2.xlsx")

    with transaction.atomic():
        take_in_file(again, kind="experts", body=body, by=okamoto)
        withdrawing = Beside(lambda: withdrawn(consent))
        assert withdrawing.waits()

    assert withdrawing.outcome() == consent
    assert kimura.career.get().duties == "購買を31年"
    assert list(Expert.objects.registered()) == []


@only_postgresql
def test_a_ranking_made_before_a_withdrawal_puts_nobody_on_the_list(committed):
    kimura = make.expert("金型の設計を30年した。")
    consent, need = make.agreed(kimura, "introduction"), make.need(said="金型の設計を見てほしい。")
    okamoto = make.coordinator()
    before = shown(need, okamoto)

    with transaction.atomic():
        withdrawn(consent)
        putting = Beside(lambda: make.candidate(kimura, on=need))
        assert putting.waits()

    assert before == [kimura]
    assert isinstance(putting.outcome(), Refused)
    assert list(Candidate.objects.all()) == []
    assert shown(need, okamoto) == []
