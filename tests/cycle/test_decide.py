import pytest

from enishi.cycle.models import Decision, Manner, Stance
from enishi.cycle.transitions import (
    add_to_decision,
    decide,
    decline_sounding,
    give_opinion,
    undo_decision,
)
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


def two():
    table = make.deliberation(make.expert(), make.expert(given_name="文子"))
    return table, *table.need.candidates.order_by("pk")


def test_a_decision_keeps_its_reasons_and_how_the_opinions_stood():
    table, yamada, takasaki = two()
    sato = make.member("sato")
    give_opinion(table, candidate=yamada, stance=Stance.PUSH, reason="段取り。", by=sato)
    give_opinion(table, candidate=takasaki, stance=Stance.WAVER, reason="負担。", by=sato)

    decision = decide(
        table,
        candidate=yamada,
        rationale="段取りを一から経験。",
        besides="初回は鈴木さんが同行する。",
        otherwise="次の方は25日までに決める。",
        by=table.need.owner,
    )

    assert decision.tally == {
        str(yamada.public_id): {"push": 1},
        str(takasaki.public_id): {"waver": 1},
    }
    assert (decision.rationale, decision.besides) == (
        "段取りを一から経験。",
        "初回は鈴木さんが同行する。",
    )


def test_of_two_who_decide_at_once_the_first_is_kept_and_the_second_is_told():
    table, yamada, takasaki = two()
    make.decision(table, on=yamada)

    with pytest.raises(Refused, match="山田 誠一さんに打診すると決まっています"):
        make.decision(table, on=takasaki)

    assert [one.candidate for one in Decision.objects.standing()] == [yamada]


def test_a_need_for_two_people_takes_two_decisions():
    need = make.need(wants=2)
    table = make.deliberation(make.expert(), make.expert(given_name="文子"), on=need)
    yamada, takasaki = need.candidates.order_by("pk")

    make.decision(table, on=yamada)
    make.decision(table, on=takasaki)

    assert Decision.objects.standing().count() == 2


def test_a_decision_is_taken_back_while_nobody_has_been_asked():
    table, yamada, takasaki = two()
    undo_decision(make.decision(table, on=yamada), by=table.need.owner)

    make.decision(table, on=takasaki)

    assert [(d.candidate, d.outcome) for d in Decision.objects.order_by("pk")] == [
        (yamada, "undone"),
        (takasaki, ""),
    ]


def test_once_somebody_was_asked_the_decision_stays_and_is_added_to():
    sounding = make.sounding()
    decision = sounding.decision
    with pytest.raises(Refused, match="追記で経緯を"):
        undo_decision(decision, by=decision.decided_by)

    add_to_decision(decision, text="初回は平井さんが同行する。", by=decision.decided_by)

    decision.refresh_from_db()
    assert decision.rationale == "段取りを一から経験。"
    assert [one.text for one in decision.additions.all()] == ["初回は平井さんが同行する。"]


def test_who_would_rather_not_is_not_decided_on_again():
    table, yamada, _takasaki = two()
    sounding = make.sounding(make.decision(table, on=yamada))
    decline_sounding(sounding, manner=Manner.TELEPHONE, by=table.need.owner)

    with pytest.raises(Refused, match="いちど見合わせ"):
        make.decision(table, on=yamada)


def test_another_bodys_candidate_is_not_decided_on():
    table, stranger = make.deliberation(), make.candidate()

    with pytest.raises(Refused, match="候補に入っていません"):
        make.decision(table, on=stranger)


def test_another_body_decides_nothing_here():
    table = make.deliberation()

    with pytest.raises(NotYours):
        decide(
            table,
            candidate=table.need.candidates.get(),
            rationale="よその者ですが。",
            by=make.member(of=make.other_organisation()),
        )
