from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.companies.models import Company, CompanyRevision
from enishi.companies.transitions.register import COMPANY_FIELDS
from enishi.logbook.record import record_all
from enishi.logbook.refused import NotYours
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for

BATCH = 1000


@transaction.atomic
def register_companies(
    within: Organisation, *, rows: Sequence[Mapping[str, Any]], by: User
) -> list[Company]:
    """Take many companies into a body's register at once, as a roster hands them in."""
    if not works_for(by, within):
        raise NotYours(_("この団体の企業を登録することはできません。"))
    companies = [Company(organisation=within, **values) for values in rows]
    for company in companies:
        company.clean_fields(exclude=["organisation"])
    Company.objects.bulk_create(companies, batch_size=BATCH)
    CompanyRevision.objects.bulk_create(
        (
            CompanyRevision(
                company=company,
                version=1,
                values={name: getattr(company, name) for name in COMPANY_FIELDS},
                written_by=by.public_id,
            )
            for company in companies
        ),
        batch_size=BATCH,
    )
    record_all("registered", companies, by=by, within=within, fields=COMPANY_FIELDS)
    return companies
