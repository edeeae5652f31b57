from datetime import date, timedelta

import pytest
from django.db import transaction

from enishi.cycle.models import Candidate
from enishi.experts.models import (
    Basis,
    Consent,
    ConsentManner,
    Expert,
    Provision,
    Visibility,
)
from enishi.experts.sharing.queries import agreed_but_not_given, sees_contacts
from enishi.experts.sharing.words import wish_for
from enishi.experts.transitions import (
    give_consent,
    merge_expert,
    revise_expert,
    share_expert,
    withdraw_consent,
)
from enishi.experts.transitions.card import card_of
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Role
from tests import make
from tests.two_connections import Beside, committed, only_postgresql

__all__ = ["committed"]
DAY = timedelta(days=1)


@pytest.fixture
def yamada(db):
    person = make.expert(telephone="+81312345678")
    person.account = make.member(role=Role.EXPERT)
    person.save()
    return person


def by_press(expert, about="network", **wish):
    wanted = {"from_on": make.TODAY, "until_on": None, "visibility": Visibility.FULL} | wish
    return give_consent(
        expert,
        wish=wish_for(expert, about=about, **wanted),
        manner=ConsentManner.ONLINE,
        at=make.now(),
        by=expert.account,
    )


def withdrawn(consent, by=None):
    return withdraw_consent(
        consent, manner=ConsentManner.TELEPHONE, at=make.now(), by=by or make.coordinator()
    )


def test_a_person_agrees_by_his_own_press(yamada):
    consent = by_press(yamada)

    assert (consent.manner, consent.heard_by, consent.scope) == ("online", None, "network")
    assert consent.recipients == "同じネットワークの協働団体の担当者。見せる範囲：登録票のすべて"
    assert consent.period == (
        "令和8年9月18日から、登録している間。いつでも、お電話1本で取りやめられます。"
    )


def test_what_was_heard_names_who_heard_it(yamada):
    assert make.agreed(yamada).heard_by == make.coordinator("writer-AK")


def test_a_consent_that_was_heard_needs_a_note_of_how(yamada):
    wish = wish_for(
        yamada, about="network", from_on=make.TODAY, until_on=None, visibility=Visibility.FULL
    )
    with pytest.raises(Refused, match="電話でうかがったようす"):
        give_consent(
            yamada, wish=wish, manner=ConsentManner.PAPER, at=make.now(), by=make.coordinator()
        )


def test_nobody_presses_in_the_persons_place(yamada):
    wish = wish_for(
        yamada, about="network", from_on=make.TODAY, until_on=None, visibility=Visibility.FULL
    )
    with pytest.raises(Refused, match="電話か書面"):
        give_consent(
            yamada, wish=wish, manner=ConsentManner.ONLINE, at=make.now(), by=make.coordinator()
        )


@pytest.mark.parametrize(
    ("period", "sentence"),
    [
        ({"from_on": make.TODAY, "until_on": make.TODAY - DAY}, "始まりより前"),
        ({"from_on": date(2025, 1, 1), "until_on": make.TODAY - DAY}, "もう過ぎた期間"),
    ],
)
def test_a_period_that_is_past_or_reversed_is_refused(yamada, period, sentence):
    with pytest.raises(Refused, match=sentence):
        by_press(yamada, **period)
    assert list(Consent.objects.all()) == []


def test_a_consent_to_the_very_same_is_refused(yamada):
    by_press(yamada, until_on=make.TODAY + 9 * DAY)

    with pytest.raises(Refused, match="もういただいています"):
        by_press(yamada, until_on=make.TODAY + 9 * DAY)
    assert by_press(yamada, from_on=make.TODAY + 10 * DAY).version == 1


def test_a_body_cannot_write_a_consent_for_another_bodys_person(yamada):
    stranger = make.member(of=make.other_organisation())
    wish = wish_for(
        yamada, about="network", from_on=make.TODAY, until_on=None, visibility=Visibility.FULL
    )
    with pytest.raises(NotYours):
        give_consent(
            yamada,
            wish=wish,
            manner=ConsentManner.TELEPHONE,
            note="電話",
            at=make.now(),
            by=stranger,
        )


def test_withdrawing_ends_the_sharing_in_the_same_moment(yamada):
    neighbour = make.member(of=make.other_organisation())
    access = make.shared(yamada)
    assert list(Expert.objects.visible_to(neighbour)) == [yamada]

    withdrawn(access.consent, by=yamada.account)

    assert list(Expert.objects.visible_to(neighbour)) == []
    assert [a.basis for a in yamada.accesses.live()] == [Basis.HOME]
    assert Provision.objects.get().keep_until == date(2029, 9, 18)


def test_withdrawing_takes_him_off_the_other_bodys_short_lists(yamada):
    neighbour = make.other_organisation()
    access = make.shared(yamada)
    need = make.need(of=make.company(of=neighbour))
    make.candidate(yamada, on=need)
    reader = make.member(of=neighbour)
    assert Candidate.objects.visible_to(reader).count() == 1

    withdrawn(access.consent)

    assert list(Candidate.objects.visible_to(reader)) == []


def test_withdrawing_the_use_for_introductions_stops_matching_at_home_too(yamada):
    consent = make.agreed(yamada, "introduction")
    make.candidate(yamada)
    assert Candidate.objects.visible_to(make.coordinator()).count() == 1

    withdrawn(consent)

    yamada.refresh_from_db()
    assert yamada.use_stopped_at == make.now()
    assert list(Expert.objects.registered()) == []
    assert list(Candidate.objects.visible_to(make.coordinator())) == []
    with pytest.raises(Refused, match="利用を止めています"):
        make.candidate(yamada)


def test_somebody_who_agrees_again_is_looked_for_again(yamada):
    withdrawn(make.agreed(yamada, "introduction"))

    make.agreed(yamada, "introduction")

    assert list(Expert.objects.registered()) == [yamada]


def test_a_consent_is_withdrawn_once(yamada):
    consent = make.agreed(yamada)
    withdrawn(consent)

    with pytest.raises(Refused, match="もう取りやめ"):
        withdrawn(consent)


def test_when_two_cards_became_one_a_single_withdrawal_ends_both_their_sharing(yamada):
    twice, neighbour = make.expert(family_name="山多"), make.member(of=make.other_organisation())
    consent = make.shared(yamada).consent
    make.shared(twice)
    merge_expert(
        twice, into=yamada, card=card_of(yamada), at=make.now(), by=make.coordinator("writer-AK")
    )

    withdrawn(consent)

    assert list(Expert.objects.visible_to(neighbour).registered()) == []
    assert list(Consent.objects.live()) == []


def test_another_body_withdraws_nothing(yamada):
    with pytest.raises(NotYours):
        withdrawn(make.agreed(yamada), by=make.member(of=make.other_organisation()))


def test_contacts_are_shown_only_as_far_as_the_person_agreed(yamada):
    neighbour = make.member(of=make.other_organisation())
    make.agreed(yamada, visibility=Visibility.WITHOUT_CONTACT)
    share_expert(
        yamada,
        to=[make.other_organisation()],
        basis=Basis.CONSENT,
        on=make.TODAY,
        by=make.coordinator(),
    )

    assert sees_contacts(make.coordinator(), yamada)
    assert sees_contacts(yamada.account, yamada)
    assert not sees_contacts(neighbour, yamada)


def test_a_consent_on_which_nothing_was_given_waits_on_the_desk(yamada):
    consent, okamoto = by_press(yamada), make.coordinator()
    assert list(agreed_but_not_given(okamoto, on=make.TODAY)) == [consent]

    share_expert(
        yamada, to=[make.other_organisation()], basis=Basis.CONSENT, on=make.TODAY, by=okamoto
    )

    assert list(agreed_but_not_given(okamoto, on=make.TODAY)) == []


@only_postgresql
def test_a_card_is_not_shared_while_its_consent_is_being_withdrawn(committed):
    kimura, neighbour = make.expert(), make.other_organisation()
    consent, okamoto = make.agreed(kimura), make.coordinator()

    with transaction.atomic():
        withdrawn(consent)
        sharing = Beside(
            lambda: share_expert(
                kimura, to=[neighbour], basis=Basis.CONSENT, on=make.TODAY, by=okamoto
            )
        )
        assert sharing.waits()

    assert "同意がまだありません" in str(sharing.outcome())
    assert [access.basis for access in kimura.accesses.live()] == [Basis.HOME]


@only_postgresql
def test_a_withdrawal_during_a_sharing_ends_what_was_just_shared(committed):
    kimura, neighbour = make.expert(), make.other_organisation()
    consent, okamoto = make.agreed(kimura), make.coordinator()

    with transaction.atomic():
        share_expert(kimura, to=[neighbour], basis=Basis.CONSENT, on=make.TODAY, by=okamoto)
        withdrawing = Beside(lambda: withdrawn(consent, by=okamoto))
        assert withdrawing.waits()

    assert withdrawing.outcome() == consent
    assert [access.basis for access in kimura.accesses.live()] == [Basis.HOME]


@only_postgresql
def test_somebody_ranked_before_his_withdrawal_is_no_candidate_after_it(committed):
    kimura = make.expert()
    consent, need = make.agreed(kimura, "introduction"), make.need()
    ranked = Expert.objects.registered().get()

    Beside(lambda: withdrawn(consent)).outcome()

    with pytest.raises(Refused, match="利用を止めています"):
        make.candidate(ranked, on=need)


@only_postgresql
def test_a_roster_taken_in_meanwhile_does_not_use_the_card_again(committed):
    kimura = make.expert()
    consent, okamoto = make.agreed(kimura, "introduction"), make.coordinator()

    with transaction.atomic():
        revise_expert(
            kimura, card=make.card(about="名簿から"), read_at=1, on=make.TODAY, by=okamoto
        )
        withdrawing = Beside(lambda: withdrawn(consent, by=okamoto))
        assert withdrawing.waits()

    assert withdrawing.outcome() == consent
    assert list(Expert.objects.registered()) == []
