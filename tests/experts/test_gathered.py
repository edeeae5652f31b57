from datetime import date

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


def test_a_narrower_and_then_a_wider_consent_on_one_day_name_the_receiver_once():
    yamada = make.expert()
    make.shared(yamada)
    make.agreed(yamada, visibility="without_contact")
    make.agreed(yamada)

    given = Provision.objects.order_by("id")

    assert [(one.items[:7], one.takers) for one in givings(given)] == [
        ("氏名、生年月日", ("なにわ技術の輪",)),
        ("氏名、お住まい", ("なにわ技術の輪",)),
    ]


def test_a_right_that_was_narrowed_counts_from_the_day_of_the_narrower_consent():
    yamada = make.expert()
    make.shared(yamada)
    long_ago = date(2016, 6, 2)
    Provision.objects.update(provided_on=long_ago)
    yamada.accesses.update(from_on=long_ago)
    make.agreed(yamada, visibility="without_contact")

    told = seeings(yamada.accesses.live(), list(Provision.objects.all()))

    assert [(seen.access.basis, seen.since) for seen in told] == [
        ("home", long_ago),
        ("consent", make.TODAY),
    ]


def test_the_persons_own_body_stands_first_and_others_by_what_they_may_see():
    yamada = make.expert()
    make.shared(yamada)

    told = seeings(yamada.accesses.live().order_by("-id"))

    assert [(seen.access.basis, seen.bodies) for seen in told] == [
        ("home", ("あかり産業支援の会",)),
        ("consent", ("なにわ技術の輪",)),
    ]
