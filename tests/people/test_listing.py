"""A list in pages: what stands on which, and how often the database is asked."""

import pytest

from enishi.companies.models import Company
from enishi.people.listing import page_of_list
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def seven():
    for at in range(7):
        make.company(name=f"{at}号")
    return Company.objects.order_by("name")


@pytest.mark.parametrize(
    ("typed", "number", "names"),
    [
        (None, 1, "012"),
        ("", 1, "012"),
        ("1", 1, "012"),
        ("2", 2, "345"),
        ("3", 3, "6"),
        ("4", 3, "6"),
        ("0", 3, "6"),
        ("-1", 3, "6"),
        ("二", 1, "012"),
        ("9" * 30, 3, "6"),
    ],
)
def test_the_page_is_the_one_asked_for_or_the_nearest(seven, typed, number, names):
    page = page_of_list(seven, typed, each=3)

    assert (page.number, [row.name[0] for row in page]) == (number, list(names))
    assert (page.paginator.count, page.paginator.num_pages) == (7, 3)


@pytest.mark.parametrize(("each", "asked"), [(7, 1), (8, 1), (6, 2)])
def test_a_list_that_ends_on_its_first_page_is_not_counted(
    seven, django_assert_num_queries, each, asked
):
    with django_assert_num_queries(asked):
        page = page_of_list(seven, None, each=each)
        assert (page.paginator.count, len(page), page.has_next()) == (7, min(7, each), each < 7)


def test_an_empty_list_has_one_empty_page():
    page = page_of_list(Company.objects.order_by("name"), "2")

    assert (page.number, list(page), page.paginator.count) == (1, [], 0)
