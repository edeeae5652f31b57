import pytest
from django.db import IntegrityError, transaction

from enishi.cycle.models import Deliberation, Origin
from enishi.cycle.transitions import end_deliberation, open_deliberation, undo_decision
from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


def test_a_need_heard_in_a_visit_comes_on_the_table_with_its_candidates():
    need = make.need()
    make.candidate(on=need)

    table = open_deliberation(need, on=make.TODAY, by=need.owner)

    assert (table.need, table.visit, table.organisation) == (need, need.visit, need.organisation)
    assert Entry.objects.get(subject=table.public_id).verb == "opened"


def test_a_need_from_a_roster_is_visited_before_it_is_deliberated():
    need = make.need(origin=Origin.ROSTER)
    make.candidate(on=need)

    with pytest.raises(Refused, match="訪問して聞き取った"):
        open_deliberation(need, on=make.TODAY, by=need.owner)


def test_the_database_itself_knows_no_deliberation_without_a_visit():
    need = make.need(origin=Origin.ROSTER)
    table = Deliberation(
        organisation=need.organisation, need=need, opened_on=make.TODAY, opened_by=need.owner
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        table.save()


def test_a_table_without_candidates_is_not_opened():
    need = make.need()

    with pytest.raises(Refused, match="候補の方が、まだ選ばれていません"):
        open_deliberation(need, on=make.TODAY, by=need.owner)


def test_a_need_is_on_one_table_at_a_time():
    table = make.deliberation()

    with pytest.raises(Refused, match="すでに討議に出ています"):
        open_deliberation(table.need, on=make.TODAY, by=table.need.owner)


def test_another_body_opens_no_table_here():
    need = make.need()
    make.candidate(on=need)

    with pytest.raises(NotYours):
        open_deliberation(need, on=make.TODAY, by=make.member(of=make.other_organisation()))


def test_a_table_is_cleared_only_when_nobody_is_being_asked():
    table = make.deliberation()
    decision = make.decision(table)

    with pytest.raises(Refused, match="進んでいます"):
        end_deliberation(table, by=table.need.owner)
    undo_decision(decision, by=table.need.owner)
    end_deliberation(table, by=table.need.owner)

    assert list(Deliberation.objects.open()) == []
