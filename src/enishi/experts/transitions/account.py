from django.db import transaction
from django.utils.translation import gettext as _

from enishi.experts.models import Expert
from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.people.models import Invitation, Role, User
from enishi.people.transitions import invite
from enishi.people.transitions.invite import Invited

WHEN_ACCEPTED = "enishi.experts.transitions.account.connect_account"


def invite_expert(expert: Expert, *, by: User) -> Invited:
    """Invite a registered person to sign in and look after his card himself."""
    if expert.account_id:
        raise Refused(_("この方は、もうご自分でログインできます。"))
    return invite(
        expert.organisation,
        role=Role.EXPERT,
        family_name=expert.family_name,
        given_name=expert.given_name,
        email=expert.email,
        subject=expert.public_id,
        when_accepted=WHEN_ACCEPTED,
        by=by,
    )


@transaction.atomic
def connect_account(invitation: Invitation, *, by: User) -> None:
    """Let the account that was made with an invitation be the card's own."""
    assert invitation.subject  # noqa: S101 -- an expert's invitation names his card
    expert = Expert.objects.get(
        public_id=invitation.subject, organisation=invitation.organisation, account=None
    )
    claim(expert, read_at=expert.version)
    expert.account = by
    expert.save(update_fields=["account"])
    record("connected", expert, by=by, within=expert.organisation, fields=["account"])
