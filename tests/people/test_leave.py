import pytest
from django.test import Client

from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Role, User
from enishi.people.transitions import disable_account, end_membership
from tests import make
from tests.web import arrange

pytestmark = pytest.mark.django_db
DOOR = "/accounts/login/?next=/today/"


def head():
    return User.objects.filter(username="kanda").first() or make.member("kanda", role=Role.HEAD)


def member(**values):
    hirai = make.member("hirai", password=arrange.PASSWORD, **values)
    return hirai, hirai.memberships.get()


def test_whoever_leaves_is_signed_out_everywhere_at_the_next_press():
    hirai, membership = member()
    desk, telephone = arrange.signed_in(hirai), arrange.signed_in(hirai)
    before = [client.get("/today/").status_code for client in (desk, telephone)]

    end_membership(membership, by=head())

    assert before == [200, 200]
    assert [client.get("/today/").headers["Location"] for client in (desk, telephone)] == [DOOR] * 2


def test_a_disabled_persons_open_page_ends_and_he_cannot_come_back():
    hirai, membership = member()
    open_page = arrange.signed_in(hirai)

    disable_account(membership, by=head())

    assert open_page.get("/today/").headers["Location"] == DOOR
    arrange.tries(client := Client(), "hirai", arrange.PASSWORD)
    assert "_auth_user_id" not in client.session


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one():
    hirai, _membership = member()
    here, elsewhere = Client(), arrange.signed_in(hirai)
    arrange.tries(here, "hirai", arrange.PASSWORD)
    new = "quite another sentence"

    here.post(
        "/accounts/password/change/",
        {"oldpassword": arrange.PASSWORD, "password1": new, "password2": new},
    )

    assert here.get("/today/").status_code == 200
    assert elsewhere.get("/today/").headers["Location"] == DOOR


def test_only_a_head_or_the_office_ends_a_membership_or_stops_an_account():
    _hirai, membership = member()

    for change in (end_membership, disable_account):
        with pytest.raises(NotYours):
            change(membership, by=make.coordinator())


def test_a_body_is_not_left_without_a_head():
    with pytest.raises(Refused, match="次の団体責任者"):
        end_membership(head().memberships.get(), by=head())


def test_a_head_does_not_stop_somebody_who_works_for_another_body_too():
    hirai, membership = member()
    make.Membership.objects.create(
        user=hirai, organisation=make.other_organisation(), role="head", from_on=make.TODAY
    )

    with pytest.raises(NotYours, match="推進室に頼んでください"):
        disable_account(membership, by=head())


def test_nobody_stops_himself():
    with pytest.raises(Refused, match="ご自分"):
        disable_account(head().memberships.get(), by=head())
