"""To whom a letter about an expert or a 仮登録 goes."""

from uuid import UUID

from enishi.experts.models import Application, Expert, ExpertAccess
from enishi.experts.sharing.queries import sees_contacts
from enishi.outbox.recipient import Recipient
from enishi.outbox.records import Found
from enishi.people.models import Organisation, User
from enishi.reference.postal_code import NotAPostalCode, format_postal_code, parse_postal_code
from enishi.reference.prefectures import PREFECTURES


def expert(user: User, public_id: UUID) -> Found | None:
    """The expert himself, as far as the person may see him."""
    found = Expert.objects.visible_to(user).filter(public_id=public_id).first()
    if not found:
        return None
    known = sees_contacts(user, found)
    return Found(found, recipient_of(found) if known else without_contacts(found))


def everybody(user: User) -> list[Found]:
    """The registered experts of the person's own bodies."""
    own = Organisation.objects.staffed_by(user)
    rows = Expert.objects.visible_to(user).registered().filter(organisation__in=own)
    return [Found(row, recipient_of(row)) for row in rows.order_by("family_kana", "given_kana")]


def recipient_of(expert: Expert) -> Recipient:
    """Every way to reach an expert; two who share a mailbox are told apart by name."""
    return Recipient(
        name=expert.full_name,
        email=expert.email,
        postal_code=format_postal_code(expert.postal_code),
        address=deliverable(expert.prefecture, expert.city, expert.street),
        person=expert.public_id,
    )


def without_contacts(expert: Expert) -> Recipient:
    """Somebody whose card is given without contacts, or closed again: his own body reaches him."""
    return Recipient(name=expert.full_name, person=expert.public_id)


def as_known_to(body: Organisation, expert: Expert) -> Recipient:
    """How a body reaches an expert: by what of his card it may read today."""
    known = ExpertAccess.objects.with_contacts().filter(expert=expert, organisation=body)
    return recipient_of(expert) if known.exists() else without_contacts(expert)


def deliverable(prefecture: str, city: str, street: str) -> str:
    """An address to which the post delivers; without 町名・番地 it is none."""
    place = PREFECTURES.get(prefecture)
    return f"{place.label if place else ''}{city}{street}" if street else ""


def application(user: User, public_id: UUID) -> Found | None:
    """Who applied, as far as the person may see it."""
    seen = Application.objects.visible_to(user).select_related("organisation")
    found = seen.filter(public_id=public_id).first()
    if not found:
        return None
    return Found(found, applicant(found))


def applicant(application: Application) -> Recipient:
    """How somebody who has applied is reached."""
    said = application.said
    return Recipient(
        name=application.full_name,
        email=application.email,
        postal_code=format_postal_code(figures_of(said("address", "postal_code"))),
        address=deliverable(
            said("address", "prefecture"), said("address", "city"), said("contact", "street")
        ),
        person=application.public_id,
    )


def figures_of(typed: str) -> str:
    """The seven figures of a postal code as it was typed, or nothing."""
    try:
        return parse_postal_code(typed) if typed else ""
    except NotAPostalCode:
        return ""
