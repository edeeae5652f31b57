"""To whom a letter to a body goes that may join the network."""

from uuid import UUID

from django.utils.translation import gettext as _

from enishi.network.models import BodyInvitation, CandidateBody, InvitationAnswer
from enishi.outbox.recipient import Recipient
from enishi.outbox.records import Found
from enishi.people.models import User
from enishi.reference.postal_code import format_postal_code
from enishi.reference.prefectures import PREFECTURES

WHEN_SENT = "enishi.network.transitions.invite_body.note_letter"


def candidate(user: User, public_id: UUID) -> Found | None:
    """A body that was found, for the 推進室 that found it."""
    found = CandidateBody.objects.visible_to(user).filter(public_id=public_id).first()
    return Found(found, recipient_of(found)) if found else None


def everybody(user: User) -> list[Found]:
    """The bodies that have not joined and are not known to decline: the 参加要請 goes to them."""
    rows = CandidateBody.objects.visible_to(user).live().filter(became=None)
    declined = (
        BodyInvitation.objects.visible_to(user).live().filter(answer=InvitationAnswer.DECLINES)
    )
    waiting = rows.exclude(pk__in=declined.values("candidate")).order_by("found_on", "id")
    return [Found(row, recipient_of(row), WHEN_SENT) for row in waiting]


def recipient_of(body: CandidateBody) -> Recipient:
    """How a body is reached."""
    place = PREFECTURES.get(body.prefecture)
    return Recipient(
        name=body.contact or _("ご担当者"),
        firm=body.name,
        email=body.email,
        postal_code=format_postal_code(body.postal_code),
        address=f"{place.label if place else ''}{body.city}{body.street}",
        fax=body.fax,
        person=body.public_id,
    )
