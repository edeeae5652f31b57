import pytest

from enishi.companies.models import Company
from enishi.companies.queries import company_list
from enishi.companies.transitions import register_companies, unregister_companies
from enishi.logbook.refused import NotYours
from tests import make

pytestmark = pytest.mark.django_db


def test_companies_of_a_roster_are_registered_as_if_one_by_one():
    single = make.company()

    many = register_companies(
        make.organisation(),
        rows=[{"name": "株式会社みどり精機", "prefecture": "13"}],
        by=make.coordinator(),
    )

    assert many[0].revisions.get().values == single.revisions.get().values


def test_nobody_registers_companies_for_another_body():
    with pytest.raises(NotYours):
        register_companies(make.other_organisation(), rows=[{"name": "甲"}], by=make.coordinator())

    assert Company.objects.count() == 0


def test_a_company_that_is_taken_back_is_in_no_list():
    first, second = make.company("甲社"), make.company("乙社")
    okamoto = make.coordinator()

    unregister_companies(make.organisation(), companies=[first], by=okamoto)

    assert [*company_list(okamoto)] == [second]


def test_nobody_takes_back_what_another_body_registered():
    first = make.company("甲社")

    with pytest.raises(NotYours):
        unregister_companies(
            make.organisation(), companies=[first], by=make.member(of=make.other_organisation())
        )

    first.refresh_from_db()
    assert first.ended_at is None
