import pytest
from django.core.exceptions import ValidationError

from enishi.experts.models import Basis, ExpertAccess, ExpertRevision
from enishi.experts.transitions import register_expert
from enishi.logbook.refused import NotYours
from tests import make

pytestmark = pytest.mark.django_db


def test_registering_lets_the_home_body_work_with_the_expert_from_that_day():
    yamada = make.expert()

    assert [(a.organisation, a.basis, a.from_on) for a in ExpertAccess.objects.all()] == [
        (make.organisation(), Basis.HOME, yamada.registered_on)
    ]


def test_the_career_stands_in_the_order_told():
    yamada = make.expert("はじめの仕事", "つぎの仕事")

    assert [(e.position, e.duties) for e in yamada.career.all()] == [
        (1, "はじめの仕事"),
        (2, "つぎの仕事"),
    ]


def test_the_first_version_holds_the_whole_card():
    revision = ExpertRevision.objects.get(expert=make.expert("代理店を開拓した"))

    assert revision.values["person"]["family_name"] == "山田"
    assert [e["duties"] for e in revision.values["career"]] == ["代理店を開拓した"]


def test_a_card_without_a_family_name_is_refused():
    with pytest.raises(ValidationError):
        make.expert(family_name="")


def test_another_bodys_register_is_closed():
    with pytest.raises(NotYours):
        register_expert(
            make.other_organisation(), card=make.card(), on=make.TODAY, by=make.coordinator()
        )
