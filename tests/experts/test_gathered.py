import pytest

from enishi.experts.models import Basis, Provision
from enishi.experts.sharing.gathered import givings, seeings
from enishi.experts.transitions import share_expert
from tests import make

pytestmark = pytest.mark.django_db


def test_what_was_given_alike_to_several_bodies_is_told_once():
    yamada, third = make.expert(), make.organisation("みなと経営相談会", code="MN")
    make.agreed(yamada)
    both = [make.other_organisation(), third]
    share_expert(yamada, to=both, basis=Basis.CONSENT, on=make.TODAY, by=make.coordinator())

    [given] = givings(Provision.objects.order_by("id"))

    assert given.takers == ("なにわ技術の輪", "みなと経営相談会")
    assert given.giver == "あかり産業支援の会"


def test_the_persons_own_body_stands_first_and_others_by_what_they_may_see():
    yamada = make.expert()
    make.shared(yamada)

    told = seeings(yamada.accesses.live().order_by("-id"))

    assert [(seen.access.basis, seen.bodies) for seen in told] == [
        ("home", ("あかり産業支援の会",)),
        ("consent", ("なにわ技術の輪",)),
    ]
