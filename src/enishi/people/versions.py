"""これまでの版: what each saving of a record changed, when, and by whom."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from enishi.logbook.models import Revision
from enishi.people.models import User
from enishi.people.writing import Difference

Told = dict[str, str]


@dataclass(frozen=True)
class Version:
    """One saving: what stood before and what stands since, field by field."""

    number: int
    written_at: datetime
    writer: str
    differences: tuple[Difference, ...]


def versions(
    revisions: Iterable[Revision], told: Callable[[dict[str, Any]], Told]
) -> list[Version]:
    """The versions of a record, the newest first; the first one differs from nothing."""
    rows = sorted(revisions, key=lambda row: row.version)
    people = {row.written_by for row in rows if row.written_by}
    names = {u.public_id: u.full_name for u in User.objects.filter(public_id__in=people)}
    found: list[Version] = []
    before: Told = {}
    for row in rows:
        now = told(row.values)
        found.append(
            Version(
                row.version,
                row.written_at,
                names.get(row.written_by, _("システム")) if row.written_by else _("システム"),
                differences(before, now),
            )
        )
        before = now
    return found[::-1]


def differences(before: Told, now: Told) -> tuple[Difference, ...]:
    """The fields whose words differ, in the order of the form."""
    labels = list(dict.fromkeys([*now, *before]))
    return tuple(
        Difference(label, before.get(label, ""), now.get(label, ""))
        for label in labels
        if before.get(label, "") != now.get(label, "")
    )
