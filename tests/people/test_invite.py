from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Invitation, Role, User
from enishi.people.queries import fingerprint, invitation_with
from enishi.people.transitions import accept_invitation, invite, withdraw_invitation
from tests import make

pytestmark = pytest.mark.django_db
PASSWORD = "eleven and one more"  # noqa: S105 -- tests only


def head():
    return User.objects.filter(username="kanda").first() or make.member("kanda", role=Role.HEAD)


def invited(by=None, role=Role.COORDINATOR, **values):
    by = by or head()
    return invite(make.organisation(), role=role, family_name="平井", by=by, **values)


def test_the_secret_is_told_once_and_only_its_print_is_kept():
    made = invited()

    [row] = Invitation.objects.values()
    assert row["secret_hash"] == fingerprint(made.secret)
    assert made.secret not in str(row)
    assert invitation_with(made.secret) == made.invitation
    assert invitation_with(made.secret + "x") is None


def test_the_link_opens_for_seven_days():
    made = invited().invitation

    assert made.expires_at - made.invited_at == timedelta(days=7)


def test_whoever_takes_it_up_belongs_to_the_body_in_the_part_he_was_invited_to():
    account = accept_invitation(invited().invitation, username="hirai", password=PASSWORD)

    [membership] = account.memberships.all()
    assert (membership.organisation, membership.role) == (make.organisation(), Role.COORDINATOR)
    assert account.check_password(PASSWORD)


def test_a_link_opens_once():
    made = invited().invitation
    accept_invitation(made, username="hirai", password=PASSWORD)

    with pytest.raises(Refused, match="もう使えません"):
        accept_invitation(made, username="hirai-2", password=PASSWORD)


def test_a_link_does_not_open_after_its_days_nor_after_it_was_withdrawn():
    late, withdrawn = invited().invitation, invited().invitation
    Invitation.objects.filter(pk=late.pk).update(expires_at=timezone.now())
    late.refresh_from_db()
    withdraw_invitation(withdrawn, by=head())

    for made in (late, withdrawn):
        with pytest.raises(Refused, match="もう使えません"):
            accept_invitation(made, username="hirai", password=PASSWORD)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.EXPERT, Role.COMPANY])
def test_nobody_but_a_head_and_the_office_invites(role):
    with pytest.raises(NotYours):
        invited(by=make.member(role=role))


def test_a_head_invites_for_his_own_body_only_and_the_office_for_all():
    office = make.member(role=Role.NETWORK_OFFICE, of=make.organisation("推進室", code="NNW"))
    other = make.other_organisation()

    with pytest.raises(NotYours):
        invite(other, role=Role.COORDINATOR, family_name="平井", by=head())
    assert invite(other, role=Role.HEAD, family_name="平井", by=office).invitation.role == Role.HEAD


def test_only_the_office_invites_into_the_office():
    with pytest.raises(NotYours, match="推進室と委託元"):
        invited(role=Role.NETWORK_OFFICE)
