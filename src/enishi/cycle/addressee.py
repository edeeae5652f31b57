"""To whom a letter about a need goes: to its company."""

from uuid import UUID

from enishi.companies.addressee import recipient_of
from enishi.cycle.models import Need
from enishi.outbox.records import Found
from enishi.people.models import User


def need(user: User, public_id: UUID) -> Found | None:
    """The need's company, as far as the person may see the need."""
    seen = Need.objects.visible_to(user).select_related("company", "organisation")
    found = seen.filter(public_id=public_id).first()
    return Found(found, recipient_of(found.company)) if found else None
