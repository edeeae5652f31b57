import pytest

from enishi.logbook.refused import NotYours, Refused
from enishi.network.models import Group
from enishi.network.transitions import found_group, join_group, leave_group
from enishi.people.models import Role
from tests import make

pytestmark = pytest.mark.django_db


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
    client.post(f"/network/group-memberships/{first.public_id}/departures/")

    assert faces(found) == [(hirai, False)]
    assert client.get(f"/network/groups/{found.public_id}/").status_code == 200
    assert "大田グループ" in client.get("/network/groups/").text


def test_a_group_of_another_body_is_as_if_it_did_not_exist(client):
    found = group()
    client.force_login(make.member(of=make.other_organisation()))

    assert client.get(f"/network/groups/{found.public_id}/").status_code == 404
    assert "大田グループ" not in client.get("/network/groups/").text
    assert client.post(f"/network/groups/{found.public_id}/members/").status_code == 404


def test_a_name_that_is_not_on_the_list_is_answered_in_words(client):
    found = group()
    client.force_login(make.coordinator())

    answer = client.post(f"/network/groups/{found.public_id}/members/", {"member": "nobody"})

    assert answer.status_code == 409
    assert "一覧から選んでください" in answer.text
