import pytest

from enishi.cycle.models import EmploymentPermit
from enishi.cycle.transitions import note_permit
from enishi.logbook.refused import NotYours
from tests import make

pytestmark = pytest.mark.django_db


def test_a_new_permit_follows_the_one_before():
    body, by = make.organisation(), make.coordinator()
    note_permit(body, number="13-ユ-000000", on=make.TODAY, by=by)

    note_permit(body, number="13-ユ-000001", on=make.TODAY, by=by)

    assert [one.number for one in EmploymentPermit.objects.live()] == ["13-ユ-000001"]
    assert EmploymentPermit.objects.count() == 2


def test_nobody_notes_a_permit_for_another_body():
    with pytest.raises(NotYours):
        note_permit(
            make.other_organisation(), number="27-ユ-1", on=make.TODAY, by=make.coordinator()
        )
