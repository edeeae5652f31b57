from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from enishi.companies.consent_words import as_kept
from enishi.companies.models import Company, CompanyConsent
from enishi.companies.transitions.contacts import may_write
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.logbook.revise import change
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def note_company_consent(
    company: Company, *, values: Mapping[str, Any], by: User
) -> CompanyConsent:
    """Keep what somebody of a company allowed."""
    may_write(company, by)
    refuse_twice(company, kind=values["kind"])
    words = as_kept(values["kind"], values.get("terms", ""))
    consent = CompanyConsent(
        company=company, organisation=company.organisation, heard_by=by, words=words, **values
    )
    consent.full_clean()
    consent.save()
    record("company_consented", consent, by=by, within=company.organisation, fields=values)
    return consent


def refuse_twice(company: Company, *, kind: str) -> None:
    """A consent stands until it is taken back; before that it is not given again."""
    if company.consents.live().filter(kind=kind).exists():
        raise Refused(
            _("この同意は、もういただいています。変わったときは、先に取りやめを記録してください。"),
            about="kind",
        )


@transaction.atomic
def withdraw_company_consent(consent: CompanyConsent, *, on: date, by: User) -> CompanyConsent:
    """The company takes a consent back; it counts from that day on, and the row stays."""
    if not works_for(by, consent.organisation):
        raise NotYours(_("ほかの団体がいただいた同意です。"))
    if consent.ended_on:
        return consent
    if on < consent.given_on:
        raise Refused(_("取りやめの日が、同意の日より前になっています。"))
    changed = change(consent, {"ended_on": on}, read_at=consent.version)
    within = consent.organisation
    record("company_consent_withdrawn", consent, by=by, within=within, fields=changed)
    import_string(settings.WHEN_A_COMPANY_WITHDRAWS)(consent, by=by)
    return consent
