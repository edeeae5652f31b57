from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.logbook.revise import change
from enishi.network.models import Group
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def change_group(group: Group, *, name: str, area: str, read_at: int, by: User) -> Group:
    """Give a group another name or another area."""
    refuse_others_group(group, by=by)
    changed = change(group, {"name": name, "area": area}, read_at=read_at)
    record("changed", group, by=by, within=group.organisation, fields=changed)
    return group


@transaction.atomic
def end_group(group: Group, *, at: datetime, by: User) -> Group:
    """End a group: no new meeting is called for it; what it has decided stays."""
    refuse_others_group(group, by=by)
    claim(group, read_at=group.version)
    group.ended_at = at
    group.save(update_fields=["ended_at"])
    record("ended", group, by=by, within=group.organisation, fields=["ended_at"])
    return group


def refuse_others_group(group: Group, *, by: User) -> None:
    """A body writes of its own groups, as long as they meet."""
    if not works_for(by, group.organisation):
        raise NotYours(_("ほかの団体のグループは、書きかえられません。"))
    if group.ended_at:
        raise Refused(_("このグループは、もう終わっています。"))
