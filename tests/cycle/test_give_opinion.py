import pytest

from enishi.cycle.models import Opinion, Stance
from enishi.cycle.transitions import give_opinion, undo_decision
from enishi.logbook.refused import Conflict, NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


def given(table, by, stance=Stance.PUSH, **more):
    candidate = more.pop("candidate", None) or table.need.candidates.earliest("pk")
    return give_opinion(table, candidate=candidate, stance=stance, reason="段取り。", by=by, **more)


def test_others_opinions_open_only_after_ones_own():
    table, sato, suzuki = make.deliberation(), make.member("sato"), make.member("suzuki")
    first = given(table, sato)

    assert list(Opinion.objects.visible_to(suzuki)) == []
    second = given(table, suzuki, Stance.WAVER)

    assert list(Opinion.objects.visible_to(suzuki).order_by("pk")) == [first, second]


def test_who_has_spoken_on_one_candidate_still_does_not_read_about_the_next():
    table = make.deliberation(make.expert(), make.expert(given_name="文子"))
    sato, suzuki = make.member("sato"), make.member("suzuki")
    one, other = table.need.candidates.order_by("pk")
    given(table, sato, candidate=other)

    mine = given(table, suzuki, candidate=one)

    assert list(Opinion.objects.visible_to(suzuki)) == [mine]


def test_an_opinion_is_written_anew_and_stays_one():
    table, sato = make.deliberation(), make.member("sato")
    first = given(table, sato)

    given(table, sato, Stance.WAVER, read_at=first.version)

    assert [one.stance for one in table.opinions.all()] == ["waver"]


def test_two_who_write_the_same_opinion_at_once_are_told_of_each_other():
    table, sato = make.deliberation(), make.member("sato")
    read = given(table, sato).version
    given(table, sato, Stance.WAVER, read_at=read)

    with pytest.raises(Conflict):
        given(table, sato, Stance.OTHER, read_at=read)

    assert [one.stance for one in table.opinions.all()] == ["waver"]


def test_one_person_writes_for_the_table_and_both_names_are_kept():
    table, sato = make.deliberation(), make.member("sato")

    opinion = given(table, table.need.owner, author=sato)

    assert (opinion.author, opinion.written_by) == (sato, table.need.owner)


def test_an_opinion_comes_too_late_once_the_candidate_is_decided_on():
    table, sato = make.deliberation(), make.member("sato")
    decision = make.decision(table)

    with pytest.raises(Refused, match="追記してください"):
        given(table, sato)
    undo_decision(decision, by=table.need.owner)

    assert given(table, sato).stance == "push"


def test_another_body_has_no_opinion_here():
    table = make.deliberation()

    with pytest.raises(NotYours):
        given(table, make.member(of=make.other_organisation()))
