from django.db import transaction
from django.utils.translation import gettext as _

from enishi.files.transitions import blank, keep_paper
from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.network.models import Agreement
from enishi.network.transitions.office import refuse_others
from enishi.people.models import User


@transaction.atomic
def keep_agreement(agreement: Agreement, *, content: bytes, name: str, by: User) -> Agreement:
    """Keep the copy of what a body signed; a new copy replaces the old."""
    refuse_others(agreement.organisation, by=by)
    agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if agreement.ended_at or agreement.undone_at:
        raise Refused(_("この書面は、もう終わっています。"))
    file = keep_paper(content, name=name, organisation=agreement.organisation, by=by)
    if agreement.paper:
        blank(agreement.paper, by=by)
    claim(agreement, read_at=agreement.version)
    agreement.paper = file
    agreement.save(update_fields=["paper"])
    record("kept", agreement, by=by, within=agreement.organisation, fields=["paper"])
    return agreement
