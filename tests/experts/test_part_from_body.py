"""A body leaves: whom it tells, who goes on elsewhere, and whose registration ends."""

import pytest

from enishi.experts.models import Acquisition, EndReason, Expert, Provision
from enishi.experts.transitions import end_registration, part_with_experts, tell_of_parting
from enishi.experts.transitions.part_from_body import Parted
from enishi.logbook.refused import NotYours
from enishi.outbox.models import Letter, Manner
from enishi.people.models import Membership, Role
from tests import make
from tests.network.given import mizuno

pytestmark = pytest.mark.django_db


@pytest.fixture
def head():
    return make.member("yamamoto", role=Role.HEAD)


def person(**values):
    return make.expert(email="kimura@example.jp", **values)


def parted(to=None):
    return part_with_experts(make.organisation(), to=to, at=make.now(), by=mizuno())


def test_everybody_who_is_registered_is_written_to_by_mail_or_post(head):
    person()
    make.expert(family_name="鈴木", email="")
    gone = person(family_name="故人")
    end_registration(gone, because=EndReason.DECEASED, on=make.TODAY, by=make.coordinator())

    tell_of_parting(make.organisation(), by=head)

    letters = Letter.objects.order_by("id")
    assert sorted(letter.manner for letter in letters) == [Manner.MAIL, Manner.POST]
    assert "この団体が抜ける日に終わります" in letters[0].body


def test_only_the_head_of_the_body_itself_tells():
    for stranger in (make.coordinator(), mizuno()):
        with pytest.raises(NotYours):
            tell_of_parting(make.organisation(), by=stranger)


def test_who_agreed_goes_on_with_his_account_and_both_bodies_write_it_down():
    kimura, neighbour = person(), make.other_organisation()
    kimura.account = make.member("kimura", role=Role.EXPERT)
    kimura.save()
    make.agreed(kimura)

    assert parted(neighbour) == Parted(passed_on=1, ended=0)

    taken = Expert.objects.get(organisation=neighbour)
    assert (taken.full_name, taken.account.username) == (kimura.full_name, "kimura")
    assert [a.basis for a in taken.accesses.live()] == ["home"]
    assert neighbour in [m.organisation for m in Membership.objects.filter(user=taken.account)]
    assert Provision.objects.get(expert=kimura).body == neighbour
    assert Acquisition.objects.get(expert=taken).giver == make.organisation()
    kimura.refresh_from_db()
    assert kimura.state == "withdrawn"


@pytest.mark.parametrize("wish", [None, {"visibility": "without_contact"}])
def test_who_agreed_to_nothing_or_not_to_his_contacts_ends_here(wish):
    kimura = person()
    if wish:
        make.agreed(kimura, **wish)

    assert parted(make.other_organisation()) == Parted(passed_on=0, ended=1)
    assert not Expert.objects.filter(organisation=make.other_organisation()).exists()


def test_without_a_body_that_goes_on_every_registration_ends():
    make.agreed(person())

    assert parted() == Parted(passed_on=0, ended=1)
