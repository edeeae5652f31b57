from datetime import date

import pytest
from django.core.exceptions import ValidationError

from enishi.companies.models import Company
from enishi.cycle.models import Outcome, Prospect
from enishi.cycle.transitions import (
    appoint,
    approach,
    end_prospect,
    note_prospect,
    revise_prospect,
)
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


def prospect(name="株式会社ひので金型", **values):
    told = {"name": name, "prefecture": "27", "referral": "bank", "referred_by": "あかり信用金庫"}
    return note_prospect(
        make.organisation(), values=told | values, on=date(2026, 9, 1), by=make.coordinator()
    )


def fixed(line, on=date(2026, 9, 2), planned_on=date(2026, 9, 25)):
    make.programme()
    return appoint(line, planned_on=planned_on, details={}, on=on, by=make.coordinator())


def test_from_a_line_to_a_visit():
    line = prospect()

    planned = fixed(line)

    assert (planned.company.name, planned.planned_on) == (line.name, date(2026, 9, 25))
    assert [one.outcome for one in line.approaches.all()] == [Outcome.APPOINTED]
    assert list(Prospect.objects.waiting()) == []


def test_a_company_that_we_know_is_not_registered_twice():
    known = make.company("株式会社ひので金型", prefecture="27")

    assert fixed(prospect()).company == known
    assert Company.objects.count() == 1


def test_an_appointment_is_not_made_twice():
    line = prospect()
    fixed(line)

    with pytest.raises(Refused, match="すでに訪問の約束"):
        fixed(line)


def test_an_appointment_lies_ahead():
    with pytest.raises(Refused, match="きょうより前"):
        fixed(prospect(), planned_on=date(2026, 9, 1))


def test_a_refusal_closes_the_line_with_its_reason():
    line = prospect()

    approach(
        line, outcome=Outcome.REFUSED, words="いまは人手が足りない。", on=date(2026, 9, 3),
        by=make.coordinator(),
    )  # fmt: skip

    assert (line.ended_on, line.ended_because) == (date(2026, 9, 3), "いまは人手が足りない。")


def test_a_refusal_without_a_reason_is_asked_for_one():
    with pytest.raises(Refused, match="お断りになったわけ"):
        approach(prospect(), outcome=Outcome.REFUSED, on=date(2026, 9, 3), by=make.coordinator())


def test_no_call_is_older_than_its_line():
    with pytest.raises(Refused, match="台帳に入れた日より前"):
        approach(prospect(), outcome=Outcome.AGAIN, on=date(2026, 8, 1), by=make.coordinator())


def test_a_company_stands_in_the_register_once():
    prospect()

    with pytest.raises(ValidationError, match="すでに台帳にあります"):
        prospect()


def test_a_line_that_ended_may_begin_anew():
    line = prospect()
    end_prospect(line, because="廃業", on=date(2026, 9, 3), by=make.coordinator())

    again = prospect()

    assert list(Prospect.objects.waiting()) == [again]


def test_a_line_is_written_anew_by_its_own_body_only():
    line = prospect()

    revise_prospect(line, values={"city": "八尾市"}, read_at=1, by=make.coordinator())

    assert line.city == "八尾市"
    stranger = make.coordinator("yoso", of=make.other_organisation())
    with pytest.raises(NotYours):
        revise_prospect(line, values={"city": "堺市"}, read_at=2, by=stranger)
    assert list(Prospect.objects.visible_to(stranger)) == []
