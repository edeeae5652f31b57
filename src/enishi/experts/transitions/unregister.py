from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.experts.models import EndReason, Expert, ExpertAccess, RegistrationState
from enishi.experts.transitions.hold import end_accesses
from enishi.logbook.record import record_all
from enishi.logbook.refused import NotYours
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for


@transaction.atomic
def unregister_experts(
    within: Organisation, *, experts: Sequence[Expert], on: date, by: User
) -> None:
    """Take registrations back that were made by mistake; the rows stay, ended on that day."""
    if not works_for(by, within):
        raise NotYours(_("この団体の登録を取り消すことはできません。"))
    mine = [expert.pk for expert in experts if expert.organisation_id == within.pk]
    Expert.objects.filter(pk__in=mine).update(
        state=RegistrationState.WITHDRAWN,
        ended_on=on,
        ended_because=EndReason.MISTAKE,
        version=F("version") + 1,
    )
    ending = ExpertAccess.objects.filter(expert__in=mine)
    end_accesses(ending, at=timezone.now(), on=on)
    record_all(
        "taken_back", experts, by=by, within=within, fields=["state", "ended_on", "ended_because"]
    )
