from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.experts.transitions import connect_account, invite_expert
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.transitions import send_due
from enishi.people.models import Invitation, Role
from enishi.people.transitions import accept_invitation
from tests import make

pytestmark = pytest.mark.django_db


def taken_up(expert):
    made = invite_expert(expert, by=make.coordinator()).invitation
    return accept_invitation(made, username="yamada", password="eleven and one more")  # noqa: S106


def test_a_registered_person_looks_after_his_card_himself_once_he_took_the_invitation_up(client):
    yamada = make.expert()
    account = taken_up(yamada)
    yamada.refresh_from_db()
    client.force_login(account)

    assert (yamada.account, account.memberships.get().role) == (account, Role.EXPERT)
    assert client.get(f"/experts/{yamada.public_id}/").status_code == 200


def test_a_second_invitation_closes_the_first():
    yamada = make.expert()
    first = invite_expert(yamada, by=make.coordinator()).invitation
    invite_expert(yamada, by=make.coordinator())
    first.refresh_from_db()

    assert first.ended_at is not None


def test_who_has_an_account_is_not_invited_again():
    yamada = make.expert()
    taken_up(yamada)
    yamada.refresh_from_db()

    with pytest.raises(Refused, match="もうご自分で"):
        invite_expert(yamada, by=make.coordinator())


def test_another_body_does_not_invite_him():
    with pytest.raises(NotYours):
        invite_expert(make.expert(), by=make.member(of=make.other_organisation()))


def test_a_card_that_has_its_account_is_not_connected_twice():
    yamada = make.expert()
    account = taken_up(yamada)

    with pytest.raises(type(yamada).DoesNotExist):
        connect_account(Invitation.objects.get(), by=account)


def test_the_button_on_the_card_shows_the_link_where_there_is_no_address(client):
    yamada = make.expert(email="")
    client.force_login(make.coordinator())

    assert "/network/invited/" in client.post(f"/experts/{yamada.public_id}/invitations/").text


def test_the_invitation_carries_its_link_and_speaks_of_no_answer(client, mailoutbox):
    yamada = make.expert(email="yamada@example.jp")
    client.force_login(make.coordinator())

    client.post(f"/experts/{yamada.public_id}/invitations/")
    send_due(at=timezone.now() + timedelta(minutes=11))

    (mail,) = mailoutbox
    assert mail.body.count("http://testserver/network/invited/") == 1
    assert "お返事" not in mail.body
