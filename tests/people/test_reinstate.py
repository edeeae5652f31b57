import pytest
from django.test import Client

from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Membership, Role, User
from enishi.people.transitions import (
    disable_account,
    enable_account,
    end_membership,
    take_in_again,
)
from tests import make
from tests.web import arrange

pytestmark = pytest.mark.django_db


@pytest.fixture
def head():
    return make.member("kanda", role=Role.HEAD)


@pytest.fixture
def hirai():
    return make.member("hirai", password=arrange.PASSWORD).memberships.get()


def fresh(membership):
    return Membership.objects.select_related("user", "organisation").get(pk=membership.pk)


def test_who_was_stopped_signs_in_again_and_his_old_pages_stay_closed(head, hirai):
    old = arrange.signed_in(hirai.user)
    disable_account(hirai, by=head)

    enable_account(fresh(hirai), by=head)

    arrange.tries(client := Client(), "hirai", arrange.PASSWORD)
    assert client.session["_auth_user_id"] == str(hirai.user_id)
    assert old.get("/today/").status_code == 302
    assert Entry.objects.order_by("id").last().verb == "enabled"


def test_an_account_that_is_in_use_is_not_put_back(head, hirai):
    with pytest.raises(Refused, match="もう止まっていません"):
        enable_account(hirai, by=head)


def test_a_stopped_account_is_not_stopped_twice(head, hirai):
    disable_account(hirai, by=head)

    with pytest.raises(Refused, match="もう止めてあります"):
        disable_account(fresh(hirai), by=head)


def test_a_membership_that_has_ended_opens_no_account(head, hirai):
    end_membership(hirai, by=head)
    User.objects.filter(pk=hirai.user_id).update(is_active=False)

    with pytest.raises(Refused, match="もう終わっています"):
        enable_account(fresh(hirai), by=head)


def test_only_a_head_or_the_office_puts_anything_back(head, hirai):
    for change in (enable_account, take_in_again):
        with pytest.raises(NotYours):
            change(hirai, by=make.coordinator())


def test_a_head_puts_back_nobody_who_works_for_another_body_too(head, hirai):
    disable_account(hirai, by=head)
    Membership.objects.create(
        user=hirai.user, organisation=make.other_organisation(), role="head", from_on=make.TODAY
    )

    with pytest.raises(NotYours, match="推進室に頼んでください"):
        enable_account(fresh(hirai), by=head)


def test_who_has_left_comes_back_in_the_part_he_had_and_once_only(head, hirai):
    end_membership(hirai, by=head)

    begun = take_in_again(fresh(hirai), by=head)

    assert (begun.pk == hirai.pk, begun.role, begun.ended_at) == (False, "coordinator", None)
    with pytest.raises(Refused, match="いまもこの団体に所属"):
        take_in_again(fresh(hirai), by=head)


def test_a_stopped_account_does_not_come_back_by_its_membership(head, hirai):
    end_membership(hirai, by=head)
    User.objects.filter(pk=hirai.user_id).update(is_active=False)

    with pytest.raises(Refused, match="利用も止めてあります"):
        take_in_again(fresh(hirai), by=head)


def test_an_experts_part_is_not_put_back_here(head):
    murase = make.member("murase", role=Role.EXPERT).memberships.get()
    end_membership(murase, by=head)

    with pytest.raises(Refused, match="団体で仕事をする方だけ"):
        take_in_again(fresh(murase), by=head)


def test_a_head_makes_nobody_a_member_of_the_office_again(head):
    ogiwara = make.member("ogiwara", role=Role.NETWORK_OFFICE).memberships.get()
    end_membership(ogiwara, by=head)

    with pytest.raises(NotYours):
        take_in_again(fresh(ogiwara), by=head)
