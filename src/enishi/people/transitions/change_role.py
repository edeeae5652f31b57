from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Membership, Role, User
from enishi.people.standing import may_appoint

BETWEEN = (Role.HEAD, Role.COORDINATOR)


def may_become(membership: Membership) -> list[Role]:
    """What else a member may be made: a coordinator head, a head coordinator, others nothing."""
    return [role for role in BETWEEN if role != membership.role and membership.role in BETWEEN]


@transaction.atomic
def change_role(membership: Membership, *, role: Role, by: User) -> Membership:
    """A coordinator becomes head of the body, or a head coordinator: one part ends, one begins."""
    body = membership.organisation
    if not may_appoint(by, body):
        raise NotYours(_("役割を変えられるのは、団体責任者と推進室です。"))
    if membership.ended_at:
        raise Refused(_("この所属は、もう終わっています。"))
    if membership.role not in BETWEEN or role not in BETWEEN:
        raise Refused(_("ここで変えられるのは、団体責任者とコーディネーターの間だけです。"))
    live = Membership.objects.live().select_for_update(of=("self",)).filter(organisation=body)
    heads = [one.pk for one in live if one.role == Role.HEAD]
    if live.filter(user=membership.user, role=role).exists():
        raise Refused(_("この方は、もうその役割です。"))
    if heads == [membership.pk]:
        raise Refused(_("団体責任者がいなくなります。先に、次の方を団体責任者にしてください。"))
    now = timezone.now()
    claim(membership, read_at=membership.version)
    membership.ended_at = now
    membership.save(update_fields=["ended_at"])
    record("left", membership, by=by, within=body, fields=["ended_at"])
    begun = Membership(
        user=membership.user, organisation=body, role=role, from_on=timezone.localdate(now)
    )
    begun.full_clean()
    begun.save()
    record("joined", begun, by=by, within=body, fields=["role"])
    return begun
