from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.logbook.revise import change
from enishi.network.models import CandidateBody, CandidateBodyRevision
from enishi.network.transitions.days import refuse_after, refuse_ahead
from enishi.network.transitions.office import refuse_others
from enishi.people.models import Organisation, User

BODY_FIELDS = (
    "name", "kind", "postal_code", "prefecture", "city", "street", "fields_of_work", "members",
    "contact", "telephone", "fax", "email", "reason",
)  # fmt: skip


@transaction.atomic
def find_body(
    within: Organisation, *, values: Mapping[str, Any], on: date, by: User
) -> CandidateBody:
    """抽出: note a body that may be asked to join, and why this one."""
    refuse_others(within, by=by)
    refuse_ahead(on, about="found_on")
    found = CandidateBody(organisation=within, found_on=on, **values)
    found.full_clean()
    found.save()
    keep_revision(found, by=by)
    record("found", found, by=by, within=within, fields=values)
    return found


@transaction.atomic
def correct_body(
    candidate: CandidateBody, *, values: Mapping[str, Any], on: date, read_at: int, by: User
) -> CandidateBody:
    """Put right what was written of a body; how it stood before stays as a version."""
    refuse_others(candidate.organisation, by=by)
    refuse_undone(candidate)
    refuse_ahead(on, about="found_on")
    asked = candidate.invitations.live().aggregate(first=Min("invited_on"))["first"]
    if asked:
        refuse_after(on, latest=asked, what=_("参加要請の日"), about="found_on")
    changed = change(candidate, {**values, "found_on": on}, read_at=read_at)
    keep_revision(candidate, by=by)
    record("corrected", candidate, by=by, within=candidate.organisation, fields=changed)
    return candidate


@transaction.atomic
def undo_body(candidate: CandidateBody, *, by: User) -> CandidateBody:
    """Take back that a body was found, as long as nobody has asked it."""
    refuse_others(candidate.organisation, by=by)
    refuse_undone(candidate)
    if candidate.invitations.live().exists():
        raise Refused(_("参加を要請したことが書いてあります。先に、それを取り消してください。"))
    claim(candidate, read_at=candidate.version)
    candidate.undone_at = timezone.now()
    candidate.save(update_fields=["undone_at"])
    record("undone", candidate, by=by, within=candidate.organisation, fields=["undone_at"])
    return candidate


def refuse_undone(candidate: CandidateBody) -> None:
    """A body that was taken back is not written on."""
    if candidate.undone_at:
        raise Refused(_("この団体は、取り消してあります。あらためて書いてください。"))


def keep_revision(candidate: CandidateBody, *, by: User | None) -> None:
    """Keep how the record stands at this version; of who has joined, its sign and its day too."""
    values = {name: getattr(candidate, name) for name in BODY_FIELDS}
    values |= {"found_on": candidate.found_on.isoformat()}
    if part := candidate.joined():
        values |= {"code": part.organisation.code, "joined_on": part.from_on.isoformat()}
    CandidateBodyRevision.objects.create(
        candidate=candidate,
        version=candidate.version,
        values=values,
        written_by=by.public_id if by else None,
    )
