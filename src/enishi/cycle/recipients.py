"""How a company and an expert are reached by letter."""

from django.utils.translation import gettext as _

from enishi.companies.models import Company
from enishi.experts.addressee import as_known_to
from enishi.experts.models import Expert
from enishi.outbox.recipient import Recipient
from enishi.people.models import Organisation
from enishi.reference.prefectures import PREFECTURES


def of_company(company: Company) -> Recipient:
    """The company's president; a contact with an account has the mail address."""
    contact = company.contacts.filter(ended_at=None).select_related("account").first()
    return Recipient(
        name=company.president or (contact.name if contact else ""),
        firm=company.name,
        post=(contact.post if contact else "") or _("代表者"),
        email=contact.account.email if contact and contact.account else "",
        address=company.address,
    )


def of_expert(expert: Expert, *, within: Organisation) -> Recipient:
    """The expert himself, as the body may reach him; by post only where the post can deliver."""
    return as_known_to(within, expert)


def place(code: str) -> str:
    """The prefecture's name as it stands on an envelope."""
    known = PREFECTURES.get(code)
    return known.label if known else ""
