from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.network.models import GroupMembership
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def leave_group(membership: GroupMembership, *, at: datetime, by: User) -> GroupMembership:
    """End that a person belongs to a group; what he said there stays said."""
    if not works_for(by, membership.organisation):
        raise NotYours(_("ほかの団体のグループから、人を外すことはできません。"))
    if membership.ended_at:
        raise Refused(_("この方は、もうこのグループを離れています。"))
    claim(membership, read_at=membership.version)
    membership.ended_at = at
    membership.save(update_fields=["ended_at"])
    record("left", membership, by=by, within=membership.organisation, fields=["ended_at"])
    return membership
