import pytest

from enishi.cycle.models import Need
from enishi.cycle.transitions import note_needs, strike_needs
from enishi.cycle.transitions.note_needs import ListedNeed
from enishi.logbook.refused import NotYours
from tests import make

pytestmark = pytest.mark.django_db


def listed(company, title: str) -> ListedNeed:
    return ListedNeed(company, {"title": title, "said": title}, ("sales_marketing.channels",))


def test_needs_of_a_list_take_the_next_numbers_in_its_order():
    made = make.need()
    body = make.organisation()

    needs = note_needs(
        body,
        needs=[listed(made.company, "販路"), listed(made.company, "採用")],
        on=make.TODAY,
        by=make.coordinator(),
    )

    assert [(need.number, need.title, need.origin) for need in needs] == [
        (made.number + 1, "販路", "roster"),
        (made.number + 2, "採用", "roster"),
    ]
    assert needs[0].revisions.get().values["categories"] == ["sales_marketing.channels"]


def test_a_need_of_another_body_s_company_is_not_noted():
    company = make.company(of=make.other_organisation())

    with pytest.raises(NotYours):
        note_needs(
            make.organisation(),
            needs=[listed(company, "販路")],
            on=make.TODAY,
            by=make.coordinator(),
        )

    assert Need.objects.count() == 0


def test_a_need_that_was_noted_by_mistake_is_closed_and_keeps_its_number():
    body, okamoto = make.organisation(), make.coordinator()
    needs = note_needs(body, needs=[listed(make.company(), "販路")], on=make.TODAY, by=okamoto)

    strike_needs(body, needs=needs, on=make.TODAY, by=okamoto)

    assert [*Need.objects.open()] == []
    assert Need.objects.get().number == needs[0].number
