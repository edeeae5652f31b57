from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.people.models import Invitation, Membership, User


@transaction.atomic
def accept_invitation(
    invitation: Invitation, *, username: str, password: str | None, by: User | None = None
) -> User:
    """Make the account and its membership; the link opens once, within seven days.

    Nobody has signed in yet: unless said, it is the new account itself that did it.
    """
    now = timezone.now()
    if invitation.accepted_at or invitation.ended_at or invitation.expires_at <= now:
        raise Refused(_("この招待のリンクは、もう使えません。"))
    claim(invitation, read_at=invitation.version)
    account = User(
        username=username,
        email=invitation.email,
        family_name=invitation.family_name,
        given_name=invitation.given_name,
    )
    account.set_password(password)
    account.full_clean(exclude=["password"])
    account.save()
    membership = Membership(
        user=account,
        organisation=invitation.organisation,
        role=invitation.role,
        from_on=timezone.localdate(now),
    )
    membership.full_clean()
    membership.save()
    invitation.accepted_at, invitation.account = now, account
    invitation.save(update_fields=["accepted_at", "account"])
    record("accepted", invitation, by=by or account, within=invitation.organisation)
    record("joined", membership, by=by or account, within=invitation.organisation)
    if invitation.when_accepted:
        import_string(invitation.when_accepted)(invitation, by=account)
    return account
