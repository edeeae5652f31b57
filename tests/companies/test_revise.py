import pytest

from enishi.companies.transitions import revise_company
from enishi.logbook.models import Entry
from enishi.logbook.refused import Conflict, NotYours
from tests import make

pytestmark = pytest.mark.django_db


def test_a_revision_logs_the_field_and_never_its_value():
    midori = make.company()

    revise_company(midori, values={"city": "大田区"}, read_at=1, by=make.coordinator())

    entry = Entry.objects.get(verb="revised")
    assert (entry.fields, midori.revisions.count(), midori.version) == (["city"], 2, 2)


def test_the_second_of_two_people_overwrites_nothing():
    midori = make.company()
    revise_company(midori, values={"city": "大田区"}, read_at=1, by=make.coordinator())

    with pytest.raises(Conflict):
        revise_company(midori, values={"city": "品川区"}, read_at=1, by=make.coordinator())

    midori.refresh_from_db()
    assert midori.city == "大田区"


def test_another_body_cannot_revise():
    with pytest.raises(NotYours):
        revise_company(
            make.company(), values={}, read_at=1, by=make.member(of=make.other_organisation())
        )
