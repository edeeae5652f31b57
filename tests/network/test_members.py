import re

import pytest
from django.core import mail
from django.test import Client

from enishi.logbook.refused import NotYours, Refused
from enishi.network.transitions import invite_member
from enishi.outbox.models import Letter
from enishi.people.models import Invitation, Organisation, Role, User
from enishi.people.transitions import invite, withdraw_invitation
from tests import make
from tests.network.given import mizuno, office
from tests.web import arrange

pytestmark = pytest.mark.django_db
TYPED = {
    "username": "hirai",
    "password": arrange.PASSWORD,
    "again": arrange.PASSWORD,
}


def head():
    return User.objects.filter(username="kanda").first() or make.member("kanda", role=Role.HEAD)


def link(**values):
    made = invite(
        make.organisation(), role=Role.COORDINATOR, family_name="平井", by=head(), **values
    )
    return f"/network/invited/{made.secret}/", made.invitation


def invited(**values):
    body = str(make.organisation().public_id)
    typed = {
        "body": body,
        "role": "coordinator",
        "family_name": "平井",
        "given_name": "",
        "email": "",
    }
    return arrange.signed_in(head()).post("/network/members/new/", typed | values)


def test_looking_at_the_link_uses_nothing_up_and_pressing_the_button_does(client):
    page, made = link()

    looks = [
        client.get(page).status_code,
        client.head(page).status_code,
        client.get(page).status_code,
    ]
    answer = client.post(page, TYPED)
    made.refresh_from_db()

    assert looks == [200, 200, 200]
    assert answer.headers["Location"] == "/accounts/login/"
    assert (made.account.username, arrange.tries(Client(), "hirai", arrange.PASSWORD)) == (
        "hirai",
        302,
    )


def test_a_used_an_old_and_a_forged_link_each_say_so_with_the_telephone(client):
    used, _ = link()
    client.post(used, TYPED)
    old, made = link()
    withdraw_invitation(made, by=head())

    pages = [client.get(page) for page in (used, old, "/network/invited/forged/")]

    assert [page.status_code for page in pages] == [410, 410, 404]
    assert ["もう使われています" in pages[0].text, "取りやめになっています" in pages[1].text,
            "見つかりません" in pages[2].text] == [True] * 3  # fmt: skip
    assert all("03-0000-0000" in page.text for page in pages)


def test_a_weak_password_a_slip_and_a_taken_name_keep_the_link_open(client):
    page, made = link()
    make.member("taken")

    answers = [
        client.post(page, TYPED | {"password": "short", "again": "short"}),
        client.post(page, TYPED | {"again": "another one, longer"}),
        client.post(page, TYPED | {"username": "taken"}),
    ]
    made.refresh_from_db()

    assert [answer.status_code for answer in answers] == [422] * 3
    assert made.accepted_at is None


def test_an_invitation_by_mail_waits_in_the_outbox_with_its_link():
    assert invited(email="hirai@example.jp").status_code == 302

    letter = Letter.objects.get()
    assert (letter.email, letter.due_at is not None) == ("hirai@example.jp", True)
    assert mail.outbox == []


def test_without_an_address_the_link_is_shown_once_to_be_handed_over(client):
    page = invited()
    found = re.search(r"/network/invited/[\w-]+/", page.text)

    assert found
    assert client.get(found[0]).status_code == 200
    assert "ご招待のページ</title>" in page.text
    assert found[0] not in arrange.signed_in(head()).get("/network/members/").text


def test_the_page_of_the_people_is_for_heads_and_the_office():
    answers = [
        arrange.signed_in(user).get("/network/members/").status_code
        for user in (head(), make.coordinator(), make.member(role=Role.EXPERT))
    ]

    assert answers == [200, 404, 404]


def test_a_name_with_a_line_break_adds_no_head_to_the_mail():
    invited(family_name="平井\r\nBcc: all@example.jp", email="hirai@example.jp")

    names = [one.full_name for one in Invitation.objects.all()]
    assert all("\n" not in name and "\r" not in name for name in names)


def test_only_the_office_is_offered_to_invite_an_office_or_a_funder():
    offered = []
    for person in (head(), mizuno()):
        page = arrange.signed_in(person).get("/network/members/new/").text
        offered.append([f'value="{role}"' in page for role in ("head", "network_office", "funder")])

    assert offered == [[True, False, False], [True, True, True]]


def test_a_body_bears_only_its_own_parts(client):
    body = make.organisation()
    client.force_login(mizuno())
    typed = {"body": str(body.public_id), "family_name": "平井", "given_name": "", "email": ""}

    answers = [
        client.post("/network/members/new/", typed | {"role": role})
        for role in ("network_office", "funder")
    ]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert f"{body.name}は推進室ではありません" in answers[0].text
    assert f"{body.name}は委託元ではありません" in answers[1].text
    assert 'value="平井"' in answers[0].text
    assert Invitation.objects.count() == 0
    own = client.post("/network/members/new/", typed | office_typed())
    assert "新現役ひろばの「推進室」としてのご招待です" in own.text


def office_typed():
    return {"body": str(office().public_id), "role": "network_office"}


def test_a_funder_has_people_of_its_own_only_and_strangers_invite_nobody():
    funder = make.organisation("近畿の委託元", code="FD")
    Organisation.objects.filter(pk=funder.pk).update(kind="funder")
    funder.refresh_from_db()

    with pytest.raises(Refused, match="招けるのは「委託元」の人だけ"):
        invite_member(funder, role=Role.COORDINATOR, family_name="平井", by=mizuno())
    with pytest.raises(NotYours):
        invite_member(make.organisation(), role=Role.HEAD, family_name="平井", by=stranger())
    made = invite_member(funder, role=Role.FUNDER, family_name="平井", by=mizuno())
    assert made.invitation.role == Role.FUNDER


def stranger():
    return make.coordinator("kitamura", of=make.other_organisation())
