import pytest

from enishi.experts.models import Expert
from enishi.experts.transitions import register_experts, unregister_experts
from enishi.experts.transitions.card import card_of
from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours
from enishi.matchmaking import index
from tests import make

pytestmark = pytest.mark.django_db


def two() -> list[Expert]:
    cards = [make.card("営業を30年。"), make.card("経理を20年。", family_name="鈴木")]
    return register_experts(
        make.organisation(), cards=cards, on=make.TODAY, by=make.coordinator("okamoto")
    )


def test_people_of_a_roster_are_registered_as_if_one_by_one():
    single = make.expert("営業を30年。")

    many = two()

    assert card_of(many[0]) == card_of(single)
    assert many[0].revisions.get().values == single.revisions.get().values
    assert [access.basis for access in many[0].accesses.all()] == ["home"]
    assert Entry.objects.filter(verb="registered", subject=many[1].public_id).count() == 1


def test_nobody_registers_people_for_another_body():
    other = make.other_organisation()
    with pytest.raises(NotYours):
        register_experts(other, cards=[make.card()], on=make.TODAY, by=make.coordinator())

    assert Expert.objects.count() == 0


def test_a_registration_that_is_taken_back_is_in_no_list_and_no_index():
    experts = two()
    body, okamoto = make.organisation(), make.coordinator("okamoto")

    unregister_experts(body, experts=experts[:1], on=make.TODAY, by=okamoto)

    assert [*Expert.objects.registered()] == experts[1:]
    assert [*Expert.objects.visible_to(okamoto)] == experts[1:]
    assert index.current() is not None
