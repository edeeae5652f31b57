"""To whom a letter about an expert or a 仮登録 goes."""

from uuid import UUID

from enishi.experts.models import Application, Expert
from enishi.outbox.recipient import Recipient
from enishi.outbox.records import Found
from enishi.people.models import Organisation, User
from enishi.reference.prefectures import PREFECTURES


def expert(user: User, public_id: UUID) -> Found | None:
    """The expert himself, as far as the person may see him."""
    found = Expert.objects.visible_to(user).filter(public_id=public_id).first()
    return Found(found, recipient_of(found)) if found else None


def everybody(user: User) -> list[Found]:
    """The registered experts of the person's own bodies."""
    own = Organisation.objects.staffed_by(user)
    rows = Expert.objects.visible_to(user).registered().filter(organisation__in=own)
    return [Found(row, recipient_of(row)) for row in rows.order_by("family_kana", "given_kana")]


def recipient_of(expert: Expert) -> Recipient:
    """How an expert is reached."""
    place = PREFECTURES.get(expert.prefecture)
    return Recipient(
        name=expert.full_name,
        email=expert.email,
        address=f"{place.label if place else ''}{expert.city}",
        person=expert.public_id,
    )


def application(user: User, public_id: UUID) -> Found | None:
    """Who applied, as far as the person may see it."""
    seen = Application.objects.visible_to(user).select_related("organisation")
    found = seen.filter(public_id=public_id).first()
    if not found:
        return None
    return Found(found, applicant(found))


def applicant(application: Application) -> Recipient:
    """How somebody who has applied is reached."""
    return Recipient(
        name=application.full_name, email=application.email, person=application.public_id
    )
