import pytest
from django.db import connection

from enishi.people.models import OrganisationKind
from tests import make
from tests.web import arrange

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite is for one office"),
]
WARNING = "この設置には、2つ以上の団体の記録が入っています"


def is_warned() -> bool:
    page = arrange.signed_in(make.coordinator()).get("/today/")
    return WARNING in page.content.decode()


def test_the_staff_of_two_bodies_on_sqlite_are_warned():
    make.other_organisation()

    assert is_warned()


def test_one_body_and_the_funder_are_no_two_bodies():
    make.organisation()
    funder = make.organisation("委託元", code="FU")
    funder.kind = OrganisationKind.FUNDER
    funder.save()

    assert not is_warned()


def test_whoever_practises_is_not_warned():
    arrange.practice()
    make.other_organisation()

    assert not is_warned()
