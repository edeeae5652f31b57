import pytest

from enishi.experts.models import Application
from enishi.experts.transitions import begin_application
from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours, Refused
from tests import make
from tests.experts import applying

pytestmark = pytest.mark.django_db


def test_a_person_begins_without_an_account_and_has_no_number_yet():
    begun = begin_application(applying.body(), answers={"body": {}}, step="name", by=None)

    assert (begun.state, begun.reference, begun.typed_by) == ("writing", "", None)
    assert Entry.objects.filter(verb="begun").get().actor == begun.public_id


def test_who_types_for_a_caller_is_kept():
    okamoto = make.coordinator()

    begun = begin_application(make.organisation(), answers={"body": {}}, step="name", by=okamoto)

    assert begun.typed_by == okamoto


def test_nobody_types_for_a_caller_of_another_body():
    with pytest.raises(NotYours):
        begin_application(
            make.other_organisation(), answers={"body": {}}, step="name", by=make.coordinator()
        )
    assert list(Application.objects.all()) == []


def test_the_funder_takes_no_applications():
    funder = make.organisation("委託元", code="FU")
    funder.kind = "funder"

    with pytest.raises(Refused):
        begin_application(funder, answers={"body": {}}, step="name", by=None)
