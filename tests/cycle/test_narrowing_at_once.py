"""A consent narrowed while something else is going on: a letter, a ranking, a sharing."""

from datetime import timedelta

from django.core import mail
from django.db import transaction
from django.utils import timezone

from enishi.cycle.fit import fitting
from enishi.cycle.models import Candidate
from enishi.experts.models import Basis, Expert
from enishi.experts.transitions import share_expert
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


def minato():
    return make.organisation("みなと経営相談会", code="MN")


def narrowed(person):
    """From the whole network to one body, which is not the one that sees the card."""
    return make.agreed(person, "named", bodies=[minato()])


def seeing(person):
    return [one.organisation.code for one in person.accesses.running().order_by("id")]


def in_eleven_minutes():
    return timezone.now() + timedelta(minutes=11)


@only_postgresql
def test_the_sender_waits_for_a_narrowing_and_then_sends_nothing(committed):
    kimura = make.expert()
    make.shared(kimura)
    letter = released(subject="ご紹介", concerns=kimura.public_id)
    make.coordinator("writer-MN", of=minato())

    with transaction.atomic():
        narrowed(kimura)
        sending = Beside(lambda: send_due(at=in_eleven_minutes()))
        assert sending.waits()

    letter.refresh_from_db()
    assert (sending.outcome(), mail.outbox, letter.released_at) == (0, [], None)


@only_postgresql
def test_a_letter_whose_sending_has_begun_goes_once_and_the_narrowing_stands(committed):
    kimura = make.expert()
    make.shared(kimura)
    letter = released(subject="ご紹介", concerns=kimura.public_id)

    begin_sending(letter.pk, at=in_eleven_minutes())
    Beside(lambda: narrowed(kimura)).outcome()

    letter.refresh_from_db()
    assert letter.sending_at is not None
    assert send_due(at=in_eleven_minutes()) == 0
    assert seeing(kimura) == ["AK"]


@only_postgresql
def test_a_ranking_made_before_a_narrowing_puts_nobody_on_the_list_of_who_is_left_out(committed):
    kimura = make.expert("金型の設計を30年した。")
    make.agreed(kimura, "introduction")
    make.shared(kimura)
    neighbour = make.other_organisation()
    their_need = make.need(
        "金型の設計を見てほしい。", of=make.company("株式会社よその金型", of=neighbour)
    )
    asking = make.coordinator(f"writer-{neighbour.code}", of=neighbour)
    bands = fitting(their_need, user=asking).bands
    before = [fit.expert for band in bands for fit in band.fits]

    with transaction.atomic():
        narrowed(kimura)
        putting = Beside(lambda: make.candidate(kimura, on=their_need))
        assert putting.waits()

    assert before == [kimura]
    assert isinstance(putting.outcome(), Refused)
    assert list(Candidate.objects.all()) == []
    assert fitting(their_need, user=asking).bands == []


@only_postgresql
def test_a_narrowing_waits_for_a_sharing_and_ends_what_was_just_shared(committed):
    kimura, neighbour = make.expert(), make.other_organisation()
    make.agreed(kimura)
    okamoto = make.coordinator()

    with transaction.atomic():
        share_expert(kimura, to=[neighbour], basis=Basis.CONSENT, on=make.TODAY, by=okamoto)
        narrowing = Beside(lambda: narrowed(kimura))
        assert narrowing.waits()

    assert narrowing.outcome().scope == "named"
    assert seeing(kimura) == ["AK"]


@only_postgresql
def test_a_narrowing_waits_for_a_roster_and_who_is_left_out_sees_none_of_it(committed, tmp_path):
    body, okamoto = make.organisation(), make.coordinator()
    path = file(tmp_path, [*ROSTER, ["木村　一", "S21.4.1", "架空電機", "営業を30年"]])
    take_in_file(path, kind="experts", body=body, by=okamoto)
    kimura = Expert.objects.get()
    make.shared(kimura)
    again = file(tmp_path, [*ROSTER, ["木村　一", "S21.4.1", "架空電機", "購買を31年"]], "2.xlsx")

    with transaction.atomic():
        take_in_file(again, kind="experts", body=body, by=okamoto)
        narrowing = Beside(lambda: narrowed(kimura))
        assert narrowing.waits()

    assert narrowing.outcome().scope == "named"
    assert kimura.career.get().duties == "購買を31年"
    assert seeing(kimura) == ["AK"]
