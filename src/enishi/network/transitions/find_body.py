from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from enishi.logbook.record import record
from enishi.network.models import CandidateBody
from enishi.network.transitions.office import refuse_others
from enishi.people.models import Organisation, User


@transaction.atomic
def find_body(
    within: Organisation, *, values: Mapping[str, Any], on: date, by: User
) -> CandidateBody:
    """抽出: note a body that may be asked to join, and why this one."""
    refuse_others(within, by=by)
    found = CandidateBody(organisation=within, found_on=on, **values)
    found.full_clean()
    found.save()
    record("found", found, by=by, within=within, fields=values)
    return found
