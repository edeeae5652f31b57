from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.companies.models import Company, CompanyRevision
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for

COMPANY_FIELDS = (
    "name", "kana", "corporate_number", "sole_proprietor", "industry", "postal_code", "prefecture",
    "city", "street", "staff", "capital", "president", "telephone", "products", "customers",
)  # fmt: skip


@transaction.atomic
def register_company(within: Organisation, *, values: Mapping[str, Any], by: User) -> Company:
    """Take a company into a body's register."""
    if not works_for(by, within):
        raise NotYours(_("この団体の企業を登録することはできません。"))
    company = Company(organisation=within, **values)
    company.full_clean()
    company.save()
    keep_revision(company, by=by)
    record("registered", company, by=by, within=within, fields=values)
    return company


def keep_revision(company: Company, *, by: User) -> None:
    """Keep how the record stands at this version."""
    values = {name: getattr(company, name) for name in COMPANY_FIELDS}
    CompanyRevision.objects.create(
        company=company, version=company.version, values=values, written_by=by.public_id
    )
