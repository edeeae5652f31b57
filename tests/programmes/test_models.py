import pytest

from enishi.people.models import Role
from enishi.programmes.models import Programme
from tests import make

pytestmark = pytest.mark.django_db


def test_a_funder_sees_the_programmes_that_he_pays_for_and_nobody_elses():
    paid = make.programme()
    other = make.organisation("べつの委託元", code="FV")
    people = [make.member(of=body, role=Role.FUNDER) for body in (paid.funder, other)]

    assert [[*Programme.objects.visible_to(one)] for one in people] == [[paid], []]


def test_only_its_funder_sees_a_programme_not_whoever_else_the_funding_body_knows():
    paid = make.programme()
    knows = make.member(of=paid.funder, role=Role.EXPERT)

    assert [*Programme.objects.visible_to(knows)] == []
