import pytest

from enishi.reference.industries import INDUSTRIES
from enishi.reference.small_scale import FEW, MANY, is_small_scale, limits

WHOLESALE, RETAIL, MEALS, HOTELS, SOFTWARE = "54", "58", "76", "75", "39"
METAL, BUILDING, TRUCKS, PROVIDERS = "24", "06", "44", "40"
FILMS, ESTATE, TRAVEL = "41", "69", "79"


@pytest.mark.parametrize("industry", [METAL, BUILDING, TRUCKS, PROVIDERS])
def test_a_maker_is_small_up_to_twenty_people(industry: str):
    assert [is_small_scale(industry, staff) for staff in (0, 20, 21)] == [True, True, False]


@pytest.mark.parametrize("industry", [WHOLESALE, RETAIL, MEALS, HOTELS, SOFTWARE])
def test_a_dealer_or_a_service_is_small_up_to_five_people(industry: str):
    assert [is_small_scale(industry, staff) for staff in (0, 5, 6)] == [True, True, False]


@pytest.mark.parametrize("industry", [FILMS, ESTATE, TRAVEL])
def test_where_a_class_holds_both_kinds_nothing_is_said_between_the_two_lines(industry: str):
    answers = [is_small_scale(industry, staff) for staff in (5, 6, 20, 21)]

    assert answers == [True, None, None, False]


@pytest.mark.parametrize(("industry", "staff"), [("", 3), ("E", 3), ("ZZ", 3), (METAL, None)])
def test_without_a_middle_class_or_a_number_nothing_is_said(industry: str, staff: int | None):
    assert is_small_scale(industry, staff) is None


def test_every_middle_class_has_a_line_and_no_division_has():
    lines = {code: limits(code) for code in INDUSTRIES}

    assert {code for code, found in lines.items() if not found} == {
        code for code, one in INDUSTRIES.items() if one.parent is None
    }
    assert {found for found in lines.values() if found} == {(FEW,), (MANY,), (FEW, MANY)}
