"""The two things every change does: claim the version it was read at, and leave an entry."""

from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from enishi.logbook.chain import NOBODY, append, append_all
from enishi.logbook.models import Entry, Recorded
from enishi.logbook.refused import Conflict


class Named(Protocol):
    """Anything with a public name: a person or a body."""

    @property
    def public_id(self) -> UUID: ...


def record(
    verb: str,
    subject: Recorded,
    *,
    by: Named | None,
    within: Named | None,
    fields: Iterable[str] = (),
) -> Entry:
    """Write that `by` did `verb` to `subject` within a body; `by=None` is the system itself."""
    entry = Entry(
        organisation=within.public_id if within else NOBODY,
        actor=by.public_id if by else None,
        verb=verb,
        subject_kind=subject._meta.label_lower,
        subject=subject.public_id,
        fields=sorted(fields),
    )
    append(entry)
    return entry


def record_all(
    verb: str,
    subjects: Iterable[Recorded],
    *,
    by: Named | None,
    within: Named | None,
    fields: Iterable[str] = (),
) -> None:
    """Write one entry for each of many records to which the same was done."""
    touched = sorted(fields)
    append_all(
        Entry(
            organisation=within.public_id if within else NOBODY,
            actor=by.public_id if by else None,
            verb=verb,
            subject_kind=subject._meta.label_lower,
            subject=subject.public_id,
            fields=touched,
        )
        for subject in subjects
    )


def claim(row: Recorded, *, read_at: int) -> None:
    """Move the row one version on, or raise Conflict when it is no longer the version read."""
    rows = type(row)._default_manager.filter(pk=row.pk, version=read_at)
    if not rows.update(version=F("version") + 1):
        current = type(row)._default_manager.get(pk=row.pk)
        raise Conflict(_("書いている間に、ほかの方がこの記録を保存しました。"), current=current)
    row.version = read_at + 1
