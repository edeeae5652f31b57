import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Invitation, Organisation, Role, User
from enishi.people.queries import fingerprint
from enishi.people.standing import may_appoint, works_for

OPEN_FOR = timedelta(days=7)
# Whom everybody of a body may invite: those for whom it keeps a record. The others need its head.
FOR_RECORDS = (Role.EXPERT, Role.COMPANY)


@dataclass(frozen=True)
class Invited:
    """An invitation, and the secret of its link, which is told once and kept nowhere."""

    invitation: Invitation
    secret: str


@transaction.atomic
def invite(
    within: Organisation,
    *,
    role: Role,
    family_name: str,
    given_name: str = "",
    email: str = "",
    subject: UUID | None = None,
    when_accepted: str = "",
    by: User,
) -> Invited:
    """Invite a person to make an account; an earlier invitation for the same record ends."""
    allowed = works_for(by, within) if role in FOR_RECORDS and subject else may_appoint(by, within)
    if not allowed:
        raise NotYours(_("この団体の人を招けるのは、団体責任者と推進室です。"))
    if role in (Role.NETWORK_OFFICE, Role.FUNDER) and not may_appoint(by, None):
        raise NotYours(_("推進室と委託元の人を招けるのは、推進室です。"))
    now, secret = timezone.now(), secrets.token_urlsafe(32)
    if subject:
        earlier = Invitation.objects.filter(organisation=within, subject=subject)
        for one in earlier.open(now):
            withdraw_invitation(one, by=by)
    invitation = Invitation(
        organisation=within,
        role=role,
        # One line each, whatever was typed: they stand in the head of a mail.
        family_name=" ".join(family_name.split()),
        given_name=" ".join(given_name.split()),
        email=email,
        secret_hash=fingerprint(secret),
        subject=subject,
        when_accepted=when_accepted,
        invited_by=by,
        invited_at=now,
        expires_at=now + OPEN_FOR,
    )
    invitation.full_clean()
    invitation.save()
    record("invited", invitation, by=by, within=within)
    return Invited(invitation, secret)


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: User) -> None:
    """Close a link that was not used yet."""
    if not (may_appoint(by, invitation.organisation) or works_for(by, invitation.organisation)):
        raise NotYours(_("ほかの団体の招待は、取りやめられません。"))
    if invitation.accepted_at or invitation.ended_at:
        raise Refused(_("この招待は、もう使われたか、取りやめられています。"))
    claim(invitation, read_at=invitation.version)
    invitation.ended_at = timezone.now()
    invitation.save(update_fields=["ended_at"])
    record("withdrew_invitation", invitation, by=by, within=invitation.organisation)
