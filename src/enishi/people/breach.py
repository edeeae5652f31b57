"""Whose data an account saw between two moments: whom to tell when it was in wrong hands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.apps import apps

from enishi.logbook.models import Reading


@dataclass(frozen=True)
class Affected:
    """One person whose data was seen: when first, when last, and how he is called today."""

    kind: str
    public_id: UUID
    name: str
    first: datetime
    last: datetime


def affected(account: UUID, *, since: datetime, until: datetime) -> list[Affected]:
    """Everybody whose data the account saw, the first seen first.

    Within an hour the same page is kept once, so the hour in which `since` lies counts whole.
    """
    whole = since.replace(minute=0, second=0, microsecond=0)
    rows = Reading.objects.filter(account=account, at__gte=whole, at__lte=until).order_by("at")
    times: dict[tuple[str, str], tuple[datetime, datetime]] = {}
    for at, kind, persons in rows.values_list("at", "kind", "persons").iterator(2000):
        for one in persons:
            first, _last = times.get((kind, one), (at, at))
            times[kind, one] = (first, at)
    names = {kind: names_of(kind, [p for k, p in times if k == kind]) for kind, _ in times}
    return [
        Affected(kind, UUID(one), names[kind].get(UUID(one), ""), first, last)
        for (kind, one), (first, last) in times.items()
    ]


def names_of(kind: str, public_ids: Iterable[str]) -> dict[UUID, str]:
    """What the records are called today; nothing for one that is no more."""
    rows = apps.get_model(kind)._default_manager.filter(public_id__in=list(public_ids))
    return {row.public_id: str(row) for row in rows}
