from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Membership, Role, User
from enishi.people.standing import may_appoint


@transaction.atomic
def end_membership(membership: Membership, *, by: User) -> None:
    """End that a person belongs to a body; he is signed out everywhere."""
    body = membership.organisation
    if not may_appoint(by, body):
        raise NotYours(_("所属を終えられるのは、団体責任者と推進室です。"))
    if membership.ended_at:
        raise Refused(_("この所属は、もう終わっています。"))
    heads = Membership.objects.live().filter(organisation=body, role=Role.HEAD)
    if membership.role == Role.HEAD and not heads.exclude(pk=membership.pk).exists():
        raise Refused(_("団体責任者がいなくなります。先に、次の団体責任者を招いてください。"))
    claim(membership, read_at=membership.version)
    membership.ended_at = timezone.now()
    membership.save(update_fields=["ended_at"])
    sign_out_everywhere(membership.user)
    record("left", membership, by=by, within=body)


@transaction.atomic
def disable_account(membership: Membership, *, by: User) -> None:
    """Stop the account of a member; his open pages end with the next press."""
    body, account = membership.organisation, membership.user
    if not may_appoint(by, body):
        raise NotYours(_("利用を止められるのは、団体責任者と推進室です。"))
    elsewhere = account.memberships.live().exclude(organisation=body)
    if elsewhere.exists() and not may_appoint(by, None):
        raise NotYours(_("ほかの団体にも所属している方です。推進室に頼んでください。"))
    if account == by:
        raise Refused(_("ご自分の利用は、止められません。"))
    if not account.is_active:
        raise Refused(_("この方の利用は、もう止めてあります。"))
    account.is_active = False
    account.save(update_fields=["is_active"])
    sign_out_everywhere(account)
    record("disabled", membership, by=by, within=body)


def sign_out_everywhere(account: User) -> None:
    """End every session of an account."""
    User.objects.filter(pk=account.pk).update(session_round=F("session_round") + 1)
