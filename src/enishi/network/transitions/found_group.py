from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.logbook.record import record
from enishi.logbook.refused import NotYours
from enishi.network.models import Group
from enishi.network.transitions.days import refuse_ahead
from enishi.network.transitions.join_group import join_group
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for


@transaction.atomic
def found_group(
    within: Organisation,
    *,
    name: str,
    area: str = "",
    lead: User | None = None,
    members: Iterable[User] = (),
    on: date,
    by: User,
) -> Group:
    """Found a standing group of a body, with its lead and its first members."""
    if not works_for(by, within):
        raise NotYours(_("ほかの団体のグループは作れません。"))
    refuse_ahead(on, about="founded_on")
    group = Group(organisation=within, name=name, area=area, founded_on=on)
    group.full_clean()
    group.save()
    record("founded", group, by=by, within=within, fields=["name", "area"])
    if lead is not None:
        join_group(group, member=lead, leads=True, on=on, by=by)
    for member in members:
        if member != lead:
            join_group(group, member=member, on=on, by=by)
    return group
