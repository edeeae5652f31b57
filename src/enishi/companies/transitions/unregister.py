from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.companies.models import Company
from enishi.logbook.record import record_all
from enishi.logbook.refused import NotYours
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for


@transaction.atomic
def unregister_companies(within: Organisation, *, companies: Sequence[Company], by: User) -> None:
    """Take registrations back that were made by mistake; the rows stay, ended now."""
    if not works_for(by, within):
        raise NotYours(_("この団体の登録を取り消すことはできません。"))
    mine = [company.pk for company in companies if company.organisation_id == within.pk]
    Company.objects.filter(pk__in=mine).update(ended_at=timezone.now(), version=F("version") + 1)
    record_all("taken_back", companies, by=by, within=within, fields=["ended_at"])
