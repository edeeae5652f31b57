from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.logbook.models import Recorded
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.models import ContactManner, ContactNote
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for


@transaction.atomic
def note_contact(
    within: Organisation,
    *,
    manner: ContactManner,
    text: str,
    by: User,
    with_whom: str = "",
    from_us: bool = False,
    about: Recorded | None = None,
    at: datetime | None = None,
) -> ContactNote:
    """Note a call, a FAX or a talk, about a record or about nothing in particular."""
    if not works_for(by, within):
        raise NotYours(_("ほかの団体の連絡記録は、書けません。"))
    now = timezone.now()
    if at and at > now:
        raise Refused(_("これから先の日時は選べません。連絡のあった日時を入れてください。"))
    note = ContactNote(
        organisation=within,
        manner=manner,
        with_whom=" ".join(with_whom.split()),
        from_us=from_us,
        text=text.strip(),
        about_kind=about._meta.label_lower if about else "",
        about=about.public_id if about else None,
        about_title=str(about)[:200] if about else "",
        contacted_at=at or now,
        noted_at=now,
        noted_by=by,
    )
    note.full_clean()
    note.save()
    record("noted", note, by=by, within=within)
    return note


@transaction.atomic
def undo_contact(note: ContactNote, *, by: User) -> ContactNote:
    """Take back a note that was written by mistake, as its writer."""
    if note.noted_by_id != by.pk or not works_for(by, note.organisation):
        raise NotYours(_("ほかの方の書いた連絡記録は、取り消せません。"))
    claim(note, read_at=note.version)
    note.undone_at = timezone.now()
    note.save()
    record("undone", note, by=by, within=note.organisation)
    return note
