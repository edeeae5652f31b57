from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.companies.models import Company, CompanyContact
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.logbook.revise import change
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def add_contact(company: Company, *, values: Mapping[str, Any], by: User) -> CompanyContact:
    """Note a person of the company; the first one is the main one."""
    may_write(company, by)
    first = not company.contacts.live().exists()
    wanted = dict(values) | {"is_main": first or bool(values.get("is_main"))}
    if wanted["is_main"]:
        step_back(company)
    contact = CompanyContact(company=company, **wanted)
    contact.full_clean()
    contact.save()
    record("contact_added", contact, by=by, within=company.organisation, fields=wanted)
    return contact


@transaction.atomic
def revise_contact(
    contact: CompanyContact, *, values: Mapping[str, Any], read_at: int, by: User
) -> CompanyContact:
    """Write a contact anew; there is always one main one as long as there is anybody."""
    may_write(contact.company, by)
    if contact.ended_at:
        raise Refused(_("この窓口の方は、もう終わっています。"))
    wanted = dict(values) | {"is_main": contact.is_main or bool(values.get("is_main"))}
    if wanted["is_main"] and not contact.is_main:
        step_back(contact.company)
    changed = change(contact, wanted, read_at=read_at)
    record("contact_revised", contact, by=by, within=contact.company.organisation, fields=changed)
    return contact


@transaction.atomic
def end_contact(contact: CompanyContact, *, by: User) -> CompanyContact:
    """The person no longer speaks for the company, and reads its pages no more."""
    may_write(contact.company, by)
    if contact.ended_at:
        return contact
    others = contact.company.contacts.live().exclude(pk=contact.pk)
    was_main = contact.is_main
    values = {"ended_at": timezone.now(), "is_main": False}
    changed = change(contact, values, read_at=contact.version)
    heir = others.order_by("id").first() if was_main else None
    if heir:
        change(heir, {"is_main": True}, read_at=heir.version)
    record("contact_ended", contact, by=by, within=contact.company.organisation, fields=changed)
    return contact


def step_back(company: Company) -> None:
    """Whoever was the main contact is one of several now."""
    main = company.contacts.live().filter(is_main=True)
    main.update(is_main=False, version=F("version") + 1)


def may_write(company: Company, by: User) -> None:
    """Only the body that looks after a company writes about it, and only while it is there."""
    if not works_for(by, company.organisation):
        raise NotYours(_("ほかの団体が担当する企業は、書きかえられません。"))
    if company.ended_at:
        raise Refused(_("この企業の登録は終わっています。書き足すことはできません。"))
