import pytest

from enishi import matchmaking
from enishi.experts.models import Expert, RegistrationState
from enishi.experts.transitions import (
    give_place_back,
    merge_expert,
    revise_expert,
    take_place,
)
from enishi.experts.transitions.card import card_of
from enishi.matchmaking import index
from enishi.people.models import Installation
from tests import make

pytestmark = pytest.mark.django_db
NEED = matchmaking.Need("n", (matchmaking.Passage("海外の販路を開拓したい", kind="said"),))


def who_fits(within=None):
    answer = matchmaking.answer(NEED, within=within or make.organisation())
    names = {str(e.public_id): e.family_name for e in Expert.objects.all()}
    return [names[candidate.expert] for candidate in answer.candidates]


def revised(expert, story):
    card = make.card(story, family_name=expert.family_name)
    read_at = expert.version
    revise_expert(expert, card=card, read_at=read_at, on=make.TODAY, by=make.coordinator())


def test_a_card_that_was_just_written_is_in_the_next_answer():
    kimura = make.expert("社内の給与計算を担当した。", family_name="木村")
    assert who_fits() == []

    revised(kimura, "海外で販売代理店の販路を開拓した。")

    assert who_fits() == ["木村"]


def test_a_card_that_is_written_while_the_question_is_answered_is_read_again(monkeypatch):
    kimura = make.expert("社内の給与計算を担当した。", "海外で販路を開拓した。", family_name="木村")
    make.expert("海外で販売代理店の販路を開拓した。", family_name="山田")
    current, changes = index.current, [lambda: revised(kimura, "社内の給与計算を担当した。")]

    def overtaken():
        found = current()
        while changes:
            changes.pop()()
        return found

    monkeypatch.setattr(index, "current", overtaken)

    assert who_fits() == ["山田"]


def test_a_table_that_was_changed_without_the_logbook_is_read_anew():
    kimura = make.expert("社内の給与計算を担当した。", "海外で販路を開拓した。", family_name="木村")
    assert who_fits() == ["木村"]

    kimura.career.first().delete()

    assert who_fits() == ["木村"]


def test_only_the_cards_that_changed_are_read_again(monkeypatch):
    kimura = make.expert("海外で販路を開拓した。", family_name="木村")
    make.expert("海外で販売代理店の販路を開拓した。", family_name="山田")
    who_fits()
    read = []
    monkeypatch.setattr(
        index, "profiles", lambda rows: read.extend(r.family_name for r in rows) or []
    )

    revised(kimura, "社内の給与計算を担当した。")
    index.current()

    assert read == ["木村"]


def test_who_is_no_longer_registered_is_not_found():
    kimura = make.expert("海外で販路を開拓した。", family_name="木村")
    assert who_fits() == ["木村"]

    kimura.state, kimura.ended_on = RegistrationState.WITHDRAWN, make.TODAY
    revised(kimura, "海外で販路を開拓した。")

    assert who_fits() == []


def test_a_body_is_answered_with_the_experts_it_may_work_with_only():
    kimura = make.expert("海外で販路を開拓した。", family_name="木村")
    neighbour = make.other_organisation()
    assert who_fits(neighbour) == []

    make.shared(kimura, to=neighbour)

    assert who_fits(neighbour) == ["木村"]


def test_a_place_given_back_on_a_card_that_was_merged_frees_the_one_that_stayed():
    kept, away = (
        make.expert("海外で販路を開拓した。", family_name=name, capacity=1)
        for name in ("木村", "木邑")
    )
    by, within = make.coordinator(), make.organisation()
    take_place(away, within=within, by=by)
    away.refresh_from_db()
    merge_expert(away, into=kept, card=card_of(kept), at=make.now(), by=by)
    assert who_fits() == []

    give_place_back(Expert.objects.get(pk=away.pk), within=within, by=by)

    assert who_fits() == ["木村"]


def test_another_content_of_the_whole_database_is_noticed_by_its_epoch():
    Installation.objects.create()
    kimura = make.expert("海外で販路を開拓した。", family_name="木村")
    rows = Expert.objects.filter(pk=kimura.pk)
    rows.update(state=RegistrationState.PROVISIONAL)
    assert who_fits() == []
    rows.update(state=RegistrationState.REGISTERED)
    assert who_fits() == []

    Installation.objects.all().delete()
    Installation.objects.create()

    assert who_fits() == ["木村"]


def test_warming_up_asks_the_database_for_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        index.warm_up()
