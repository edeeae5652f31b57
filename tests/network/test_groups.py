from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.logbook.refused import NotYours, Refused
from enishi.network.models import Group
from enishi.network.transitions import (
    change_group,
    end_group,
    found_group,
    join_group,
    leave_group,
    take_lead,
)
from enishi.people.models import Role
from enishi.people.transitions import end_membership
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]


def group(**values):
    okamoto = make.coordinator()
    return found_group(
        make.organisation(),
        **{"name": "大田グループ", "lead": okamoto, "on": make.TODAY, "by": okamoto} | values,
    )


def faces(found):
    return [(one.user, one.leads) for one in found.members()]


def test_a_group_begins_with_its_lead_and_its_members():
    hirai = make.member()

    assert faces(group(members=[hirai])) == [(make.coordinator(), True), (hirai, False)]


def test_an_expert_of_the_body_may_sit_in_a_group():
    yamada, found = make.member(role=Role.EXPERT), group()

    join_group(found, member=yamada, on=make.TODAY, by=make.coordinator())

    assert faces(found) == [(make.coordinator(), True), (yamada, False)]


def test_an_expert_sits_in_a_group_and_does_not_lead_it():
    yamada, found = make.member(role=Role.EXPERT), group()
    sits = join_group(found, member=yamada, on=make.TODAY, by=make.coordinator())

    with pytest.raises(Refused, match="団体責任者かコーディネーター"):
        take_lead(sits, on=make.TODAY, by=make.coordinator())
    with pytest.raises(Refused, match="団体責任者かコーディネーター"):
        group(name="港グループ", lead=yamada)


def test_a_group_is_not_founded_on_a_day_to_come():
    with pytest.raises(Refused, match="きょうより先"):
        group(on=timezone.localdate() + timedelta(days=1))


def test_somebody_of_another_body_cannot_sit_in_a_group():
    with pytest.raises(Refused, match="この団体に所属している方だけ"):
        join_group(
            group(),
            member=make.member(of=make.other_organisation()),
            on=make.TODAY,
            by=make.coordinator(),
        )


def test_only_the_bodys_own_people_found_a_group():
    with pytest.raises(NotYours):
        group(by=make.member(of=make.other_organisation()))


def test_nobody_joins_the_same_group_twice():
    with pytest.raises(Refused, match="もうこのグループに入っています"):
        join_group(group(), member=make.coordinator(), on=make.TODAY, by=make.coordinator())


def test_nobody_joins_before_the_group_was_founded():
    with pytest.raises(Refused, match="できる前の日"):
        join_group(
            group(),
            member=make.member(),
            on=make.TODAY.replace(year=2025),
            by=make.coordinator(),
        )


def test_a_new_lead_follows_the_one_before_who_stays_a_member():
    found, hirai = group(), make.member()

    join_group(found, member=hirai, leads=True, on=make.TODAY, by=make.coordinator())

    assert faces(found) == [(hirai, True), (make.coordinator(), False)]


def test_who_leaves_is_no_longer_a_member_and_cannot_leave_again():
    found = group()
    membership = found.members().get()

    leave_group(membership, at=make.now(), by=make.coordinator())

    assert faces(found) == []
    with pytest.raises(Refused, match="もうこのグループを離れています"):
        leave_group(membership, at=make.now(), by=make.coordinator())


def test_two_groups_of_a_body_do_not_share_a_name(client):
    group()
    client.force_login(make.coordinator())

    answer = client.post(
        "/network/groups/new/",
        {
            "group_name": "大田グループ",
            "founded_on": "平成21年4月1日",
            "lead": make.coordinator().public_id,
        },
    )

    assert answer.status_code == 422
    assert "この名前のグループは、すでにあります。" in answer.text
    assert Group.objects.count() == 1


def test_a_group_is_founded_and_joined_and_left_on_its_pages(client):
    okamoto, hirai = make.coordinator(), make.member()
    client.force_login(okamoto)

    client.post(
        "/network/groups/new/",
        {"group_name": "大田グループ", "founded_on": "2026/9/1", "lead": okamoto.public_id},
    )
    found = Group.objects.get()
    client.post(f"/network/groups/{found.public_id}/members/", {"member": hirai.public_id})
    first = found.members().get(user=okamoto)
    leaving = f"/network/group-memberships/{first.public_id}/departures/"
    asked = client.post(leaving)
    client.post(leaving, {"confirmed": "yes"})

    assert "グループを離れますか" in asked.text

    assert faces(found) == [(hirai, False)]
    assert client.get(f"/network/groups/{found.public_id}/").status_code == 200
    assert "大田グループ" in client.get("/network/groups/").text


def test_a_group_of_another_body_is_as_if_it_did_not_exist(client):
    found = group()
    client.force_login(make.member(of=make.other_organisation()))

    assert client.get(f"/network/groups/{found.public_id}/").status_code == 404
    assert "大田グループ" not in client.get("/network/groups/").text
    assert client.post(f"/network/groups/{found.public_id}/members/").status_code == 404


def test_a_name_that_is_not_on_the_list_is_answered_beside_its_box(client):
    found = group()
    client.force_login(make.coordinator())

    answer = client.post(f"/network/groups/{found.public_id}/members/", {"member": "nobody"})

    assert answer.status_code == 422
    assert '<a href="#id_member">' in answer.text


def test_who_is_in_the_group_already_is_not_offered(client):
    found, hirai = group(), make.member()
    client.force_login(make.coordinator())

    page = client.get(f"/network/groups/{found.public_id}/").text

    offered = page.split('name="member"')[1].split("</select>")[0]
    ids = [str(one.public_id) in offered for one in (make.coordinator(), hirai)]
    assert ids == [False, True]


def test_who_has_left_the_body_is_in_its_groups_no_more_and_makes_room_for_the_next_lead():
    found, hirai = group(), make.member()
    head = make.member(role=Role.HEAD)
    end_membership(make.coordinator().memberships.get(), by=head)
    assert faces(found) == []

    join_group(found, member=hirai, leads=True, on=make.TODAY, by=head)

    assert faces(found) == [(hirai, True)]


def test_a_member_becomes_the_lead_and_who_led_stays():
    hirai = make.member()
    found = group(members=[hirai])

    take_lead(found.members().get(user=hirai), on=make.TODAY, by=make.coordinator())

    assert faces(found) == [(hirai, True), (make.coordinator(), False)]
    with pytest.raises(Refused, match="もうまとめ役です"):
        take_lead(found.members().get(user=hirai), on=make.TODAY, by=make.coordinator())


def test_who_left_the_group_does_not_lead_it_nor_is_it_for_others_to_say():
    hirai = make.member()
    found = group(members=[hirai])
    membership = found.members().get(user=hirai)
    with pytest.raises(NotYours):
        take_lead(membership, on=make.TODAY, by=make.member(of=make.other_organisation()))
    leave_group(membership, at=make.now(), by=make.coordinator())

    with pytest.raises(Refused, match="もうこのグループを離れて"):
        take_lead(membership, on=make.TODAY, by=make.coordinator())


def test_a_group_is_renamed_and_ended_by_its_own_body_only():
    found, stranger = group(), make.member(of=make.other_organisation())
    told = {"name": "大森グループ", "area": "大田区南部", "read_at": found.version}
    for change in (
        lambda: change_group(found, by=stranger, **told),
        lambda: end_group(found, at=make.now(), by=stranger),
    ):
        with pytest.raises(NotYours):
            change()

    change_group(found, by=make.coordinator(), **told)
    end_group(found, at=make.now(), by=make.coordinator())

    found.refresh_from_db()
    assert (found.name, found.area, found.ended_at is None) == ("大森グループ", "大田区南部", False)
    assert list(Group.objects.live()) == []
    with pytest.raises(Refused, match="もう終わっています"):
        end_group(found, at=make.now(), by=make.coordinator())


def test_a_group_is_led_renamed_and_ended_on_its_pages(client):
    hirai = make.member()
    found = group(members=[hirai])
    client.force_login(make.coordinator())
    page = f"/network/groups/{found.public_id}/"
    membership = found.members().get(user=hirai)

    client.post(f"/network/group-memberships/{membership.public_id}/leads/")
    client.post(f"{page}edit/", {"group_name": "大森グループ", "read_at": found.version})
    renamed = client.get(page).text
    asked = client.post(f"{page}endings/")
    client.post(f"{page}endings/", {"confirmed": "yes"})

    assert faces(found)[:1] == []
    assert "大森グループ" in renamed
    assert "終わりにしますか" in asked.text
    assert "大森グループ" not in client.get("/network/groups/").text
