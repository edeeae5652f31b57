from collections.abc import Mapping
from typing import Any

from django.db import transaction

from enishi.companies.models import Company, Conditions
from enishi.companies.transitions.contacts import may_write
from enishi.logbook.record import record
from enishi.people.models import User


@transaction.atomic
def note_conditions(company: Company, *, values: Mapping[str, Any], by: User) -> Conditions:
    """Keep how business was going on a day; what was told before stays beside it."""
    may_write(company, by)
    told = Conditions(company=company, organisation=company.organisation, heard_by=by, **values)
    told.full_clean()
    told.save()
    record("conditions_noted", told, by=by, within=company.organisation, fields=values)
    return told
