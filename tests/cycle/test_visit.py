from datetime import date

import pytest
from django.db import IntegrityError

from enishi.cycle.models import Visit
from enishi.cycle.transitions import visit
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


def test_a_visit_keeps_the_programme_and_area_of_its_day():
    make.programme(2025)
    make.programme(2026)

    made = visit(make.company(), visited_on=date(2026, 3, 31), by=make.coordinator())

    assert (made.programme.code, made.area.label) == ("FY2025", "首都圏")


def test_a_company_outside_every_area_is_visited_without_one():
    make.programme()

    made = visit(make.company(prefecture="01"), planned_on=date(2026, 10, 1), by=make.coordinator())

    assert made.area is None


def test_a_visit_on_no_day_is_refused():
    with pytest.raises(Refused):
        visit(make.company(), by=make.coordinator())


def test_another_bodys_company_is_not_visited():
    make.programme()

    with pytest.raises(NotYours):
        visit(
            make.company(of=make.other_organisation()),
            visited_on=date(2026, 9, 1),
            by=make.coordinator(),
        )


def test_the_database_itself_refuses_a_visit_without_a_day():
    make.programme()
    made = visit(make.company(), visited_on=date(2026, 9, 1), by=make.coordinator())

    with pytest.raises(IntegrityError, match="visit_is_planned_or_made"):
        Visit.objects.filter(pk=made.pk).update(visited_on=None)


def test_a_planned_visit_becomes_the_visit_in_which_a_need_was_heard():
    make.programme()
    company = make.company()
    planned = visit(company, planned_on=date(2026, 9, 10), by=make.coordinator())

    need = make.need(of=company)

    planned.refresh_from_db()
    assert (need.visit, planned.visited_on) == (planned, date(2026, 9, 10))
    assert Visit.objects.count() == 1
