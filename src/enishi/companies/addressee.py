"""To whom a letter to a company goes."""

from uuid import UUID

from enishi.companies.models import Company
from enishi.outbox.recipient import Recipient
from enishi.outbox.records import Found
from enishi.people.models import User
from enishi.reference.postal_code import format_postal_code
from enishi.reference.prefectures import PREFECTURES


def company(user: User, public_id: UUID) -> Found | None:
    """The company's president, as far as the person may see the company."""
    found = Company.objects.visible_to(user).filter(public_id=public_id).first()
    return Found(found, recipient_of(found)) if found else None


def everybody(user: User) -> list[Found]:
    """The companies that the person may write about."""
    rows = Company.objects.written_by(user).order_by("kana", "name")
    return [Found(row, recipient_of(row)) for row in rows]


def recipient_of(company: Company) -> Recipient:
    """How a company is reached."""
    place = PREFECTURES.get(company.prefecture)
    return Recipient(
        name=company.president,
        firm=company.name,
        postal_code=format_postal_code(company.postal_code),
        address=f"{place.label if place else ''}{company.city}{company.street}",
        person=company.public_id,
    )
