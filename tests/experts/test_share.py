import pytest

from enishi.experts.models import Basis, Expert
from enishi.experts.transitions import share_expert
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


def shared(expert, by=None):
    return share_expert(
        expert,
        to=[make.other_organisation()],
        basis=Basis.CONSENT,
        on=make.TODAY,
        by=by or make.coordinator(),
    )


def test_another_body_sees_an_expert_only_once_he_is_shared():
    yamada, neighbour = make.expert(), make.member(of=make.other_organisation())
    assert list(Expert.objects.visible_to(neighbour)) == []

    shared(yamada)

    assert list(Expert.objects.visible_to(neighbour)) == [yamada]


def test_when_the_right_ends_the_expert_is_gone_for_the_other_body():
    yamada, neighbour = make.expert(), make.member(of=make.other_organisation())
    access = shared(yamada)[0]
    access.ended_at = make.now()
    access.save()

    assert list(Expert.objects.visible_to(neighbour)) == []


def test_nobody_is_shared_twice_with_the_same_body():
    yamada = make.expert()
    shared(yamada)

    with pytest.raises(Refused, match="すでに"):
        shared(yamada)


def test_only_the_home_body_shares():
    with pytest.raises(NotYours):
        shared(make.expert(), by=make.member(of=make.other_organisation()))
