import pytest

from enishi.experts.transitions import revise_expert
from enishi.experts.transitions.card import card_of
from enishi.logbook.models import Entry
from enishi.logbook.refused import Conflict, NotYours
from tests import make

pytestmark = pytest.mark.django_db


def test_only_what_changed_is_logged():
    yamada = make.expert("代理店を開拓した")

    revise_expert(
        yamada,
        card=make.card("代理店を開拓した", city="港区"),
        read_at=1,
        on=make.TODAY,
        by=make.coordinator(),
    )

    assert Entry.objects.get(verb="revised").fields == ["city"]


def test_a_new_career_replaces_the_old_one_and_the_old_one_stays_in_its_version():
    yamada = make.expert("はじめの話")

    revise_expert(
        yamada,
        card=make.card("つぎの話", "その次の話"),
        read_at=1,
        on=make.TODAY,
        by=make.coordinator(),
    )

    assert [e.duties for e in yamada.career.all()] == ["つぎの話", "その次の話"]
    first = yamada.revisions.get(version=1)
    assert [e["duties"] for e in first.values["career"]] == ["はじめの話"]


def test_the_person_may_revise_and_thereby_confirms_the_card():
    yamada = make.expert()
    himself = make.member(role="expert")
    yamada.account = himself
    yamada.save()

    revise_expert(yamada, card=card_of(yamada), read_at=1, on=make.TODAY, by=himself)

    yamada.refresh_from_db()
    assert yamada.confirmed_on == make.TODAY


def test_the_second_of_two_people_overwrites_nothing():
    yamada, sato = make.expert(), make.coordinator()
    revise_expert(yamada, card=make.card(city="港区"), read_at=1, on=make.TODAY, by=sato)

    with pytest.raises(Conflict):
        revise_expert(yamada, card=make.card(city="北区"), read_at=1, on=make.TODAY, by=sato)

    yamada.refresh_from_db()
    assert yamada.city == "港区"


def test_a_body_that_only_shares_the_expert_does_not_write_his_card():
    with pytest.raises(NotYours):
        revise_expert(
            make.expert(),
            card=make.card(),
            read_at=1,
            on=make.TODAY,
            by=make.member(of=make.other_organisation()),
        )
