"""団体の人: the page on which a head and the 推進室 say who belongs to a body."""

import re

import pytest

from enishi.people.models import Membership, Role, User
from enishi.people.transitions import (
    accept_invitation,
    change_role,
    disable_account,
    end_membership,
    invite,
)
from tests import make
from tests.network.given import mizuno
from tests.web import arrange

pytestmark = pytest.mark.django_db
PAGE = "/network/members/"


def named(name, username, **values):
    person = make.member(username, **values)
    User.objects.filter(pk=person.pk).update(family_name=name, given_name="")
    return User.objects.get(pk=person.pk)


@pytest.fixture
def head():
    return named("神田", "kanda", role=Role.HEAD)


@pytest.fixture
def hirai():
    return named("平井", "hirai").memberships.get()


def press(membership, what, *, by, **typed):
    address = f"/network/memberships/{membership.public_id}/{what}/"
    return arrange.signed_in(by).post(address, typed)


def parts(text):
    row = r'class="tag">(\S+?)</span></div>\s*<div class="work-body">\s*<strong>(.*?)</strong>'
    return re.findall(row, text)


def test_of_who_plays_two_parts_the_door_is_told_of_once(head, hirai):
    Membership.objects.create(
        user=hirai.user, organisation=hirai.organisation, role=Role.EXPERT, from_on=make.TODAY
    )
    visitor = arrange.signed_in(hirai.user)
    for _ in range(2):
        visitor.get(f"/experts/{hirai.public_id}/")

    shown = arrange.signed_in(head).get(PAGE).text

    assert parts(shown).count(("新現役", "平井")) == 1
    assert re.findall(r"この7日に、\S+ \d+回", shown) == [
        "この7日に、見られない記録を求めたこと 2回"
    ]


@pytest.mark.parametrize(
    ("what", "question"),
    [("endings", "平井さんの所属を終えますか"), ("stops", "平井さんの利用を止めますか")],
)
def test_without_a_script_a_page_asks_first_and_one_more_press_does_it(head, hirai, what, question):
    asked = press(hirai, what, by=head)
    before = Membership.objects.live().filter(pk=hirai.pk).exists()

    done = press(hirai, what, by=head, confirmed="yes")

    assert (asked.status_code, question in asked.text, before) == (200, True, True)
    assert 'name="confirmed" value="yes"' in asked.text
    assert done.status_code == 302
    assert not Membership.objects.live().filter(pk=hirai.pk).exists()


def test_who_was_stopped_is_listed_and_put_back_with_one_press(head, hirai):
    Membership.objects.create(
        user=hirai.user, organisation=make.organisation(), role="expert", from_on=make.TODAY
    )
    disable_account(hirai, by=head)
    page = arrange.signed_in(head).get(PAGE).text
    assert ["利用を止めた方" in page, page.count("もとにもどす")] == [True, 1]

    press(hirai, "resumptions", by=head)

    assert User.objects.get(pk=hirai.user_id).is_active
    assert "利用を止めた方" not in arrange.signed_in(head).get(PAGE).text


def test_who_has_left_is_listed_and_comes_back_in_a_row_of_its_own(head, hirai):
    end_membership(hirai, by=head)
    assert "この1年に所属を終えた方" in arrange.signed_in(head).get(PAGE).text

    press(hirai, "returns", by=head)

    hirai.refresh_from_db()
    begun = Membership.objects.live().get(user=hirai.user)
    assert (hirai.ended_at is None, begun.pk == hirai.pk, begun.role) == (
        False,
        False,
        "coordinator",
    )
    assert "この1年に所属を終えた方" not in arrange.signed_in(head).get(PAGE).text


def test_a_person_keeps_his_place_and_his_first_day_when_his_part_changes(head, hirai):
    make.coordinator()
    Membership.objects.create(
        user=hirai.user, organisation=make.organisation(), role="expert", from_on=make.TODAY
    )
    before = parts(arrange.signed_in(head).get(PAGE).text)

    answer = press(hirai, "roles", by=head, role="head", confirmed="yes")

    page = arrange.signed_in(head).get(PAGE).text
    assert before == [
        ("団体責任者", "神田"),
        ("コーディネーター", "平井"),
        ("新現役", "平井"),
        ("コーディネーター", "岡本 和子"),
    ]
    assert parts(page) == [before[0], ("団体責任者", "平井"), *before[2:]]
    assert "令和2年4月1日" in page
    begun = Membership.objects.live().get(user=hirai.user, role="head")
    assert answer.headers["Location"] == f"{PAGE}?at={begun.public_id}#at-{begun.public_id}"
    assert f'id="at-{begun.public_id}"' in page


def test_what_was_done_is_told_beside_whom_it_was_done_to(head, hirai):
    client = arrange.signed_in(head)
    address = f"/network/memberships/{hirai.public_id}/roles/"

    page = client.post(address, {"role": "head", "confirmed": "yes"}, follow=True).text

    row = page.split(f'id="at-{Membership.objects.live().get(user=hirai.user).public_id}"')[1]
    assert "平井さんの役割を、団体責任者に変えました。" in row.split("</li>")[0]
    assert page.count("平井さんの役割を、団体責任者に変えました。") == 1


def test_the_last_sign_in_is_told_of_everybody_whatever_his_part(head):
    murase = named("村瀬", "murase", role=Role.EXPERT)
    arrange.signed_in(murase)
    User.objects.filter(pk=murase.pk).update(last_login=make.now())

    page = arrange.signed_in(head).get(PAGE).text

    row = page.split("<strong>村瀬</strong>")[1].split("</li>")[0]
    assert "さいごのログイン" in row


def test_that_somebody_never_came_is_said_only_where_it_is_known(head, hirai):
    made = invite(make.organisation(), role=Role.COORDINATOR, family_name="汐見", by=head)
    accept_invitation(made.invitation, username="shiomi", password=arrange.PASSWORD)

    page = arrange.signed_in(head).get(PAGE).text

    said = {
        name: "まだログインしていません"
        in page.split(f"<strong>{name}</strong>")[1].split("</li>")[0]
        for name in ("平井", "汐見")
    }
    assert said == {"平井": False, "汐見": True}


def test_nothing_is_offered_that_would_be_refused(head):
    page = arrange.signed_in(head).get(PAGE).text

    assert [page.count(word) for word in ("利用を止める", "所属を終える<", "にする<")] == [0, 0, 0]


def test_a_body_without_people_is_shown_with_the_way_to_its_first_head():
    new = make.other_organisation()

    page = arrange.signed_in(mizuno()).get(PAGE).text

    way = f"/network/members/new/?body={new.public_id}&amp;role=head"
    assert way in page
    form = arrange.signed_in(mizuno()).get(way.replace("&amp;", "&")).text
    assert f'value="{new.public_id}" selected' in form
    assert re.search(r'value="head"[^>]*checked', form)


def test_a_place_that_the_address_names_wrongly_is_no_place(head):
    client = arrange.signed_in(head)
    assert [client.get(f"{PAGE}?at={at}").status_code for at in ("x", "%00", make.TODAY)] == [
        200
    ] * 3


def test_changing_a_role_and_leaving_at_once_leaves_one_row_to_come_back(head, hirai):
    begun = change_role(hirai, role=Role.HEAD, by=head)
    end_membership(begun, by=head)

    page = arrange.signed_in(head).get(PAGE).text

    assert page.count("もとにもどす") == 1
