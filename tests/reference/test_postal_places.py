import pytest

from enishi.reference.postal_places import PostalPlace, place_of_code
from enishi.reference.prefectures import PREFECTURES


@pytest.mark.parametrize(
    ("figures", "place"),
    [
        ("1440055", PostalPlace("13", "大田区")),
        ("5770012", PostalPlace("27", "東大阪市")),
        ("1000100", PostalPlace("13", "大島町")),
        ("0010000", PostalPlace("01", "札幌市北区")),
    ],
)
def test_a_code_says_where_it_lies(figures, place):
    assert place_of_code(figures) == place


@pytest.mark.parametrize("figures", ["0000000", "9999999", ""])
def test_a_code_that_was_never_given_lies_nowhere(figures):
    assert place_of_code(figures) is None


def test_every_prefecture_has_codes_and_none_is_made_up():
    named = {place_of_code(f"{n:07}") for n in range(0, 10_000_000, 500)}

    assert {place.prefecture for place in named if place} == set(PREFECTURES)
