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
    take_up_again,
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


def test_what_the_line_knew_goes_into_the_record_of_a_known_company():
    known = make.company("ひので金型", prefecture="27")
    line = prospect(telephone="+81300000000", contact="日野社長", city="大阪市")
    make.programme()

    planned = appoint(
        line, planned_on=date(2026, 9, 25), details={"starts": None}, on=date(2026, 9, 2),
        by=make.coordinator(), company=known, words="25日ならよいと。",
    )  # fmt: skip

    known.refresh_from_db()
    assert (known.telephone, known.city, known.name) == ("+81300000000", "大阪市", "ひので金型")
    assert [one.name for one in known.contacts.live()] == ["日野社長"]
    assert (planned.company, planned.present) == (known, "日野社長")
    assert [one.words for one in line.approaches.all()] == ["25日ならよいと。"]


def test_a_namesake_is_registered_when_it_is_said_to_be_another():
    make.company("株式会社ひので金型", prefecture="27")
    line = prospect()
    make.programme()

    appoint(
        line, planned_on=date(2026, 9, 25), details={}, on=date(2026, 9, 2),
        by=make.coordinator(), is_another=True,
    )  # fmt: skip

    assert Company.objects.count() == 2


def test_a_line_that_was_given_up_is_taken_up_again():
    line = prospect()
    told = {"words": "来年度ならば。", "again_on": date(2027, 4, 1), "on": date(2026, 9, 2)}
    approach(line, outcome=Outcome.REFUSED, by=make.coordinator(), **told)
    line.refresh_from_db()

    take_up_again(line, by=make.coordinator())

    assert list(Prospect.objects.waiting()) == [line]
    with pytest.raises(Refused, match="見合わせになっていません"):
        take_up_again(line, by=make.coordinator())


def test_a_line_is_taken_up_by_its_own_body_only():
    with pytest.raises(NotYours):
        take_up_again(prospect(), by=make.member(of=make.other_organisation()))


def test_the_day_of_entry_is_put_right_so_that_an_earlier_visit_can_be_noted():
    line = prospect()

    revise_prospect(line, values={"noted_on": date(2026, 8, 1)}, read_at=1, by=make.coordinator())

    line.refresh_from_db()
    assert line.noted_on == date(2026, 8, 1)


def test_the_day_of_entry_is_not_after_the_first_call():
    line = prospect()
    approach(line, outcome=Outcome.AGAIN, on=date(2026, 9, 3), by=make.coordinator())

    with pytest.raises(Refused, match="はじめての連絡"):
        revise_prospect(
            line, values={"noted_on": date(2026, 9, 4)}, read_at=1, by=make.coordinator()
        )
