from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import STAFF, Membership, Role, User
from enishi.people.standing import may_appoint


@transaction.atomic
def enable_account(membership: Membership, *, by: User) -> None:
    """Let a member use his account again that was stopped; he signs in anew."""
    body, account = membership.organisation, membership.user
    if not may_appoint(by, body):
        raise NotYours(_("利用をもとにもどせるのは、団体責任者と推進室です。"))
    standing = account.memberships.filter(ended_at=None)
    if standing.exclude(organisation=body).exists() and not may_appoint(by, None):
        raise NotYours(_("ほかの団体にも所属している方です。推進室に頼んでください。"))
    if not standing.filter(pk=membership.pk).exists():
        raise Refused(_("この所属は、もう終わっています。"))
    if account.is_active:
        raise Refused(_("この方の利用は、もう止まっていません。"))
    account.is_active = True
    account.save(update_fields=["is_active"])
    record("enabled", membership, by=by, within=body)


@transaction.atomic
def take_in_again(membership: Membership, *, by: User) -> Membership:
    """Let somebody belong to his body again, in the part that he had; what ended stays written."""
    body = membership.organisation
    if not may_appoint(by, None if membership.role == Role.NETWORK_OFFICE else body):
        raise NotYours(_("所属をもとにもどせるのは、団体責任者と推進室です。"))
    if membership.role not in STAFF:
        raise Refused(_("ここでもとにもどせるのは、団体で仕事をする方だけです。"))
    account = User.objects.select_for_update().get(pk=membership.user_id)
    if account.memberships.filter(organisation=body, ended_at=None).exists():
        raise Refused(_("この方は、いまもこの団体に所属しています。"))
    if not account.is_active:
        raise Refused(_("この方は、利用も止めてあります。推進室に頼んでください。"))
    begun = Membership(
        user=account, organisation=body, role=membership.role, from_on=timezone.localdate()
    )
    begun.full_clean()
    begun.save()
    record("joined", begun, by=by, within=body)
    return begun
