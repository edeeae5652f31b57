from datetime import date

import pytest

from enishi.cycle.queries.matches import matched, without_opportunity
from enishi.cycle.transitions import undo_match
from enishi.people.models import Role
from tests import make

pytestmark = pytest.mark.django_db


def test_cases_and_companies_are_both_counted_and_what_was_taken_back_is_not():
    company = make.company()
    made = [
        make.match(
            make.introduction(
                make.acceptance(
                    make.sounding(make.decision(make.deliberation(on=make.need(of=company))))
                )
            )
        )
        for _ in range(3)
    ]
    undo_match(made[0], why="企業の勘ちがいでした。", by=made[0].made_by)

    whole, shutoken = matched(make.programme())

    assert (whole.area, whole.matches, whole.companies) == (None, 2, 1)
    assert (shutoken.area.slug, shutoken.matches, shutoken.companies) == ("shutoken", 2, 1)


def test_who_was_asked_lately_is_not_among_those_without_an_opportunity():
    asked, waiting = make.sounding().expert, make.expert(family_name="待田")
    office = make.member(role=Role.NETWORK_OFFICE)
    today = date(2099, 1, 1)

    found = without_opportunity(office, months=6, day=today)
    lately = without_opportunity(office, months=6, day=asked.soundings.get().asked_at.date())

    assert set(found) == {asked, waiting}
    assert list(lately) == [waiting]
