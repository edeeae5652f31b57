from datetime import date

import pytest

from enishi.cycle.queries import figures
from enishi.cycle.transitions import take_back_visit, visit
from enishi.programmes.models import Area
from tests import make

pytestmark = pytest.mark.django_db


def made(company, day):
    return visit(company, visited_on=date(2026, 9, day), by=make.coordinator())


def test_a_company_counts_once_and_each_of_its_visits():
    programme = make.programme()
    Area.objects.create(programme=programme, slug="kinki", label="近畿圏", prefectures=["27"])
    tokyo, sapporo = make.company(), make.company("北の工場", prefecture="01")
    for company, day in ((tokyo, 1), (tokyo, 8), (sapporo, 9)):
        made(company, day)
    take_back_visit(made(tokyo, 10), by=make.coordinator())
    visit(tokyo, planned_on=date(2026, 9, 11), by=make.coordinator())

    counted = figures(programme)

    assert counted["companies_visited"] == {"total": 2, "首都圏": 1, "近畿圏": 0}
    assert counted["visits"] == {"total": 3, "首都圏": 2, "近畿圏": 0}


def test_a_need_counts_in_the_area_of_its_visit_wherever_the_company_moves():
    need = make.need()
    need.company.prefecture = "01"
    need.company.save()

    assert figures(make.programme())["needs"] == {"total": 1, "首都圏": 1}


def test_a_year_without_anything_counts_nothing():
    assert set(map(str, figures(make.programme(2030)).values())) == {"{'total': 0, '首都圏': 0}"}
