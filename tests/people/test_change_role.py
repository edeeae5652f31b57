import pytest

from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Membership, Role
from enishi.people.transitions import change_role
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def head():
    return make.member("yamamoto", role=Role.HEAD)


def part_of(user):
    return Membership.objects.live().get(user=user)


def test_a_coordinator_becomes_head_and_what_he_was_stays_readable(head):
    okamoto = make.coordinator()
    was = part_of(okamoto)

    begun = change_role(was, role=Role.HEAD, by=head)

    was.refresh_from_db()
    assert (was.role, was.ended_at is None) == ("coordinator", False)
    assert part_of(okamoto) == begun
    assert begun.role == "head"


def test_a_body_is_never_left_without_a_head(head):
    with pytest.raises(Refused, match="団体責任者がいなくなります"):
        change_role(part_of(head), role=Role.COORDINATOR, by=head)
    change_role(part_of(make.coordinator()), role=Role.HEAD, by=head)

    assert change_role(part_of(head), role=Role.COORDINATOR, by=head).role == "coordinator"


def test_nobody_makes_himself_head_nor_another_bodys_people(head):
    okamoto = make.coordinator()
    with pytest.raises(NotYours):
        change_role(part_of(okamoto), role=Role.HEAD, by=okamoto)
    stranger = make.coordinator("kita", of=make.other_organisation())
    with pytest.raises(NotYours):
        change_role(part_of(stranger), role=Role.HEAD, by=head)


def test_an_expert_or_a_company_becomes_nothing_else_here(head):
    for place, role in enumerate((Role.EXPERT, Role.COMPANY)):
        member = make.member(f"guest-{place}", role=role)
        with pytest.raises(Refused, match="団体責任者とコーディネーターの間だけ"):
            change_role(part_of(member), role=Role.HEAD, by=head)


def test_nobody_becomes_the_office_here(head):
    with pytest.raises(Refused, match="間だけ"):
        change_role(part_of(make.coordinator()), role=Role.NETWORK_OFFICE, by=head)


def test_the_head_presses_it_on_the_page_of_his_people(client, head):
    okamoto = make.coordinator()
    client.force_login(head)
    assert "団体責任者にする" in client.get("/network/members/").text

    address = f"/network/memberships/{part_of(okamoto).public_id}/roles/"
    asked = client.post(address, {"role": "head"})
    assert "の役割を、団体責任者に変えますか" in asked.text
    assert part_of(okamoto).role == "coordinator"
    client.post(address, {"role": "head", "confirmed": "yes"})

    assert part_of(okamoto).role == "head"


def test_a_role_that_does_not_exist_is_refused_in_words(client, head):
    client.force_login(head)

    answer = client.post(
        f"/network/memberships/{part_of(make.coordinator()).public_id}/roles/", {"role": "king"}
    )

    assert (answer.status_code, "役割を、一覧から選んでください。" in answer.text) == (409, True)
