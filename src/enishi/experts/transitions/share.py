from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.experts.models import Basis, Expert, ExpertAccess
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for


@transaction.atomic
def share_expert(
    expert: Expert, *, to: Organisation, basis: Basis, on: date, by: User
) -> ExpertAccess:
    """Let another body work with an expert, on a basis that the home body names."""
    if not works_for(by, expert.organisation):
        raise NotYours(_("ほかの団体に登録された方の共有は、その団体が行います。"))
    if expert.accesses.live().filter(organisation=to).exists():
        raise Refused(_("この団体は、すでにこの方の登録票を見ることができます。"))
    access = ExpertAccess(expert=expert, organisation=to, basis=basis, from_on=on)
    access.full_clean()
    access.save()
    record("shared", access, by=by, within=expert.organisation)
    return access
