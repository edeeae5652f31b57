from collections.abc import Iterable
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
    expert: Expert, *, to: Iterable[Organisation], basis: Basis, on: date, by: User
) -> list[ExpertAccess]:
    """Let other bodies work with an expert, on a basis that the home body names."""
    if not works_for(by, expert.organisation):
        raise NotYours(_("ほかの団体に登録された方の共有は、その団体が行います。"))
    bodies = list(to)
    if expert.accesses.live().filter(organisation__in=bodies).exists():
        raise Refused(_("この団体は、すでにこの方の登録票を見ることができます。"))
    accesses = ExpertAccess.objects.bulk_create(
        ExpertAccess(expert=expert, organisation=body, basis=basis, from_on=on) for body in bodies
    )
    record("shared", expert, by=by, within=expert.organisation, fields=["accesses"])
    return accesses
