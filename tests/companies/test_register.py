import pytest
from django.core.exceptions import ValidationError

from enishi.companies.models import Company, CompanyRevision
from enishi.companies.transitions import register_company
from enishi.logbook.refused import NotYours
from tests import make

pytestmark = pytest.mark.django_db


def test_a_company_is_seen_by_its_body_and_by_no_other():
    midori = make.company()

    assert list(Company.objects.visible_to(make.coordinator())) == [midori]
    assert list(Company.objects.visible_to(make.member(of=make.other_organisation()))) == []


def test_the_network_office_sees_every_company():
    midori = make.company(of=make.other_organisation())

    office = make.member(role="network_office")

    assert list(Company.objects.visible_to(office)) == [midori]


def test_the_first_version_is_kept():
    midori = make.company(city="大田区")

    assert CompanyRevision.objects.get(company=midori).values["city"] == "大田区"


def test_one_body_registers_a_corporate_number_once_but_two_bodies_may_each():
    number = "8700110005901"
    make.company("甲社", corporate_number=number)
    make.company("乙社", of=make.other_organisation(), corporate_number=number)

    with pytest.raises(ValidationError, match="すでに登録されています"):
        make.company("丙社", corporate_number=number)


def test_a_sole_proprietor_has_no_corporate_number():
    with pytest.raises(ValidationError, match="個人事業主には"):
        make.company(sole_proprietor=True, corporate_number="8700110005901")


def test_another_bodys_register_is_closed():
    with pytest.raises(NotYours):
        register_company(make.other_organisation(), values={"name": "甲社"}, by=make.coordinator())
