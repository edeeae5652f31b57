from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from enishi.cycle.models import Need, NeedRevision, Origin, Visit
from enishi.cycle.transitions import hear
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


def heard(company, **values):
    return hear(
        company,
        values={"title": "件名", "said": "販路がほしい", "heard_on": date(2026, 9, 10)} | values,
        categories=["sales_marketing"],
        origin=Origin.HEARING,
        on=make.TODAY,
        by=make.coordinator(of=company.organisation),
    )


def test_needs_are_numbered_within_their_body_and_carry_its_sign():
    make.programme()
    ours, theirs = make.company(), make.company(of=make.other_organisation())

    references = [
        heard(ours).reference,
        heard(ours).reference,
        hear(
            theirs,
            values={"title": "件名", "said": "人が続かない"},
            origin=Origin.ROSTER,
            on=make.TODAY,
            by=make.member(of=theirs.organisation),
        ).reference,
    ]

    assert references == ["AK-N-0001", "AK-N-0002", "NW-N-0001"]


def test_a_need_that_was_heard_notes_its_visit_once_with_programme_and_area():
    make.programme()
    company = make.company()

    first, second = heard(company), heard(company)

    assert first.visit == second.visit
    assert [(v.visited_on, v.programme.code, v.area.label) for v in Visit.objects.all()] == [
        (date(2026, 9, 10), "FY2026", "首都圏")
    ]


def test_what_was_heard_is_kept_as_a_first_version():
    make.programme()
    need = heard(make.company())

    revision = NeedRevision.objects.get(need=need)
    assert (revision.version, revision.values["said"], revision.values["categories"]) == (
        1,
        "販路がほしい",
        ["sales_marketing"],
    )


def test_a_hearing_without_its_day_is_refused():
    with pytest.raises(Refused, match="訪問した日"):
        heard(make.company(), heard_on=None)


def test_a_hearing_in_the_future_is_refused():
    with pytest.raises(Refused, match="きょうより先"):
        heard(make.company(), heard_on=make.TODAY + timedelta(days=1))


def test_a_day_on_which_no_programme_ran_is_refused_and_nothing_is_left():
    with pytest.raises(Refused, match="年を確かめてください"):
        heard(make.company(), heard_on=date(1999, 1, 5))

    assert list(Need.objects.all()) == []


def test_a_need_without_words_is_refused():
    make.programme()

    with pytest.raises(ValidationError):
        heard(make.company(), said="")


def test_another_bodys_company_cannot_be_written_for():
    company = make.company(of=make.other_organisation())

    with pytest.raises(NotYours):
        hear(
            company,
            values={"title": "件名", "said": "販路"},
            origin=Origin.ROSTER,
            on=make.TODAY,
            by=make.coordinator(),
        )


def test_the_database_itself_refuses_a_hearing_without_a_visit():
    need = make.need()

    with pytest.raises(IntegrityError, match="need_heard_in_a_visit_or_from_a_roster"):
        Need.objects.filter(pk=need.pk).update(visit=None)


def test_a_need_for_an_employee_stops_here_and_is_referred_onward():
    with pytest.raises(Refused, match="ハローワーク"):
        make.need(wished_engagement="employment")

    assert make.need(wished_engagement="adviser").wished_engagement == "adviser"
