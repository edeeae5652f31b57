from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from enishi.cycle.models import Visit
from enishi.cycle.transitions import (
    appoint,
    fulfil,
    note_prospect,
    restore_visit,
    revise_visit,
    take_back_visit,
    visit,
)
from enishi.cycle.transitions.visit_day import programme_on
from enishi.logbook.models import Entry
from enishi.logbook.refused import Conflict, NotYours, Refused
from enishi.programmes.models import Programme
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]


def test_a_visit_keeps_the_programme_and_area_of_its_day():
    make.programme(2025)
    make.programme(2026)

    made = visit(make.company(), visited_on=date(2026, 3, 31), by=make.coordinator())

    assert (made.programme.code, made.area.label) == ("FY2025", "首都圏")


def test_of_two_programmes_that_begin_on_one_day_the_one_registered_first_counts():
    first, second = make.programme(), make.programme(2025)
    days = {"starts_on": first.starts_on, "ends_on": first.ends_on}
    Programme.objects.filter(pk=second.pk).update(**days)
    Programme.objects.filter(pk=first.pk).update(name="あとから名前を直した事業")

    assert programme_on(make.TODAY) == first


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
        Visit.objects.filter(pk=made.pk).update(visited_on=None, noted_on=None)


def test_a_planned_visit_becomes_the_visit_in_which_a_need_was_heard():
    make.programme()
    company = make.company()
    planned = visit(company, planned_on=date(2026, 9, 10), by=make.coordinator())

    need = make.need(of=company)

    planned.refresh_from_db()
    assert (need.visit, planned.visited_on) == (planned, date(2026, 9, 10))
    assert Visit.objects.count() == 1


def planned(on=date(2026, 9, 10), **details):
    make.programme()
    return visit(make.company(), planned_on=on, details=details, by=make.coordinator())


def made(on=date(2026, 9, 10), **details):
    make.programme()
    return visit(make.company(), visited_on=on, details=details, by=make.coordinator())


def test_nobody_has_visited_tomorrow():
    make.programme()
    tomorrow = timezone.localdate() + timedelta(days=1)

    with pytest.raises(Refused, match="きょうより先の日付"):
        visit(make.company(), visited_on=tomorrow, by=make.coordinator())


def test_nobody_has_visited_a_company_before_he_had_heard_of_it():
    make.programme()
    by, noted = make.coordinator(), date(2026, 9, 5)
    values = {"name": "架空工業", "prefecture": "13", "referral": "bank"}
    line = note_prospect(make.organisation(), values=values, on=noted, by=by)
    planned = appoint(line, planned_on=date(2026, 9, 10), details={}, on=noted, by=by)
    words = "台帳に入れた日（2026/09/05）より前です"

    with pytest.raises(Refused, match=words):
        visit(planned.company, visited_on=date(2026, 9, 4), by=by)
    with pytest.raises(Refused, match=words):
        fulfil(planned, on=date(2026, 9, 4), by=by)
    planned.refresh_from_db()
    assert fulfil(planned, on=noted, by=by).visited_on == noted


def test_a_visit_may_be_written_down_weeks_later():
    late = made(date(2026, 4, 2))

    assert (late.visited_on, late.noted_on) == (date(2026, 4, 2), timezone.localdate())


def test_the_database_itself_refuses_a_visit_noted_before_it_was_made():
    row = made()

    with pytest.raises(IntegrityError, match="visit_noted_no_earlier_than_made"):
        Visit.objects.filter(pk=row.pk).update(noted_on=date(2026, 9, 9))


def test_the_database_itself_refuses_a_visit_that_ends_before_it_starts():
    row = made(starts=time(13, 30), ends=time(15, 0))

    with pytest.raises(IntegrityError, match="visit_ends_after_it_starts"):
        Visit.objects.filter(pk=row.pk).update(ends=time(13, 0))


def test_one_company_is_not_visited_twice_on_one_day():
    row = made()

    with pytest.raises(ValidationError, match="同じ日の訪問がもう記録されています"):
        visit(row.company, visited_on=row.visited_on, by=make.coordinator())


def test_a_visit_that_was_taken_back_leaves_its_day_free():
    row = made()
    take_back_visit(row, by=make.coordinator())

    again = visit(row.company, visited_on=row.visited_on, by=make.coordinator())

    assert list(Visit.objects.made()) == [again]


def test_two_who_note_one_visit_on_two_days_do_not_both_succeed():
    row = planned()
    hers = Visit.objects.get(pk=row.pk)
    fulfil(row, on=date(2026, 9, 10), by=make.coordinator())

    with transaction.atomic(), pytest.raises(Conflict):
        fulfil(hers, on=date(2026, 9, 11), by=make.coordinator())

    assert Visit.objects.get(pk=row.pk).visited_on == date(2026, 9, 10)


def test_a_visit_that_was_made_is_not_made_again():
    row = made()

    with pytest.raises(Refused, match="すでに記録されています"):
        fulfil(row, on=date(2026, 9, 11), by=make.coordinator())


def test_a_visit_made_in_the_next_fiscal_year_counts_there():
    make.programme(2025)
    make.programme(2026)
    row = visit(make.company(), planned_on=date(2026, 3, 30), by=make.coordinator())

    fulfil(row, on=date(2026, 4, 2), by=make.coordinator())

    assert (row.programme.code, row.area.programme.code) == ("FY2026", "FY2026")


def test_who_goes_along_is_of_the_same_body():
    row = planned()
    colleague = make.member("hirai")
    read_at = row.version

    revise_visit(
        row, values={"place": "本社"}, companions=[colleague], read_at=read_at, by=row.coordinator
    )

    assert [one.user for one in row.companions.all()] == [colleague]
    stranger = make.member("yoso", of=make.other_organisation())
    with pytest.raises(Refused, match="同行できるのは、この団体の方だけ"):
        revise_visit(row, values={}, companions=[stranger], read_at=row.version, by=row.coordinator)


def test_the_day_of_a_visit_in_which_a_need_was_heard_stays():
    need = make.need()

    with pytest.raises(Refused, match="訪問日は直せません"):
        revise_visit(
            need.visit,
            values={"visited_on": date(2026, 9, 11)},
            companions=[],
            read_at=need.visit.version,
            by=need.owner,
        )


def test_a_visit_in_which_a_need_was_heard_is_not_taken_back():
    need = make.need()

    with pytest.raises(Refused, match="取り消せません"):
        take_back_visit(need.visit, by=need.owner)


def test_a_visit_leaves_the_fields_it_touched_in_the_logbook():
    row = made(place="本社")

    assert Entry.objects.get(subject=row.public_id).fields == ["place", "visited_on"]


def test_a_visit_that_was_taken_back_comes_back():
    make.programme()
    made = visit(make.company(), visited_on=date(2026, 9, 1), by=make.coordinator())
    take_back_visit(made, by=make.coordinator())

    restore_visit(made, by=make.coordinator())

    assert list(Visit.objects.made()) == [made]
    with pytest.raises(Refused, match="取り消されていません"):
        restore_visit(made, by=make.coordinator())


def test_a_visit_does_not_come_back_beside_another_of_its_day():
    make.programme()
    made = visit(make.company(), visited_on=date(2026, 9, 1), by=make.coordinator())
    take_back_visit(made, by=make.coordinator())
    visit(made.company, visited_on=date(2026, 9, 1), by=make.coordinator())

    with pytest.raises(Refused, match="同じ日の訪問"):
        restore_visit(made, by=make.coordinator())


def test_another_body_restores_nothing():
    make.programme()
    made = visit(make.company(), visited_on=date(2026, 9, 1), by=make.coordinator())
    take_back_visit(made, by=make.coordinator())

    with pytest.raises(NotYours):
        restore_visit(made, by=make.member(of=make.other_organisation()))
