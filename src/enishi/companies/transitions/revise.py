from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.companies.models import Company
from enishi.companies.transitions.register import keep_revision
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours
from enishi.logbook.revise import change
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def revise_company(
    company: Company, *, values: Mapping[str, Any], read_at: int, by: User
) -> Company:
    """Write a company's record anew, unless somebody else did so since it was read."""
    if not works_for(by, company.organisation):
        raise NotYours(_("ほかの団体が担当する企業は、書きかえられません。"))
    changed = change(company, values, read_at=read_at)
    keep_revision(company, by=by)
    record("revised", company, by=by, within=company.organisation, fields=changed)
    return company
