import pytest

from enishi.cycle.transitions import revise_need
from enishi.logbook.models import Entry
from enishi.logbook.refused import Conflict, NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


def test_a_revision_keeps_both_versions_and_logs_only_the_fields_that_changed():
    need = make.need()

    revise_need(
        need,
        values={"title": need.title, "said": "タイの販路がほしい"},
        categories=["overseas"],
        read_at=1,
        by=need.owner,
    )

    assert [r.values["said"] for r in need.revisions.order_by("version")] == [
        "商社を通さず、自分たちで直接売りたい。販路がほしい。",
        "タイの販路がほしい",
    ]
    assert Entry.objects.get(verb="revised").fields == ["categories", "said"]


def test_the_second_of_two_people_is_told_and_overwrites_nothing():
    need = make.need()
    revise_need(need, values={"said": "はじめの人の文"}, categories=[], read_at=1, by=need.owner)

    with pytest.raises(Conflict) as conflict:
        revise_need(need, values={"said": "あとの人の文"}, categories=[], read_at=1, by=need.owner)

    need.refresh_from_db()
    assert (need.said, conflict.value.current.said) == ("はじめの人の文", "はじめの人の文")


def test_another_body_cannot_revise():
    need = make.need()

    with pytest.raises(NotYours):
        revise_need(
            need,
            values={},
            categories=[],
            read_at=1,
            by=make.member(of=make.other_organisation()),
        )


def test_a_need_does_not_become_one_for_an_employee_without_a_permit():
    need = make.need()

    with pytest.raises(Refused, match="ハローワーク"):
        revise_need(
            need,
            values={"wished_engagement": "employment"},
            categories=[],
            read_at=need.version,
            by=need.owner,
        )
