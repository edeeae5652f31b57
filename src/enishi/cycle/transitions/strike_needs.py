from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from enishi.cycle.models import Need
from enishi.logbook.record import record_all
from enishi.logbook.refused import NotYours
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for


@transaction.atomic
def strike_needs(within: Organisation, *, needs: Sequence[Need], on: date, by: User) -> None:
    """Take needs back that were noted by mistake; their numbers are not given again."""
    if not works_for(by, within):
        raise NotYours(_("ほかの団体のニーズは、取り消せません。"))
    mine = [need.pk for need in needs if need.organisation_id == within.pk]
    Need.objects.filter(pk__in=mine).update(closed_on=on, version=F("version") + 1)
    record_all("taken_back", needs, by=by, within=within, fields=["closed_on"])
