"""Whose data a person saw: kept by itself, whenever a row about somebody is fetched for a page.

A page need not remember to say so. What is fetched and not shown counts as seen: a list of persons
who may be affected by a breach has to be complete before it is short.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from enishi.logbook.models import Reading

Persons = dict[str, set[UUID]]

KEPT_FOR = timedelta(days=730)
_watched: ContextVar[Persons | None] = ContextVar("seen", default=None)
# What this process has kept already within the hour: the same page again writes nothing.
_kept: dict[tuple[UUID, datetime], set[tuple[str, UUID]]] = {}


class Personal(models.Model):
    """The base of rows about a person: fetching one is seeing it."""

    public_id: Any

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any, **more: Any) -> Self:
        """Note the person while somebody is watched."""
        row = super().from_db(db, field_names, values, **more)
        if (watched := _watched.get()) is not None and "public_id" in row.__dict__:
            watched[cls._meta.label_lower].add(row.public_id)
        return row


@contextmanager
def watching() -> Iterator[Persons]:
    """Gather the persons whose rows are fetched from here on."""
    seen: Persons = defaultdict(set)
    before = _watched.set(seen)
    try:
        yield seen
    finally:
        _watched.reset(before)


@contextmanager
def unseen() -> Iterator[None]:
    """For the engine, which reads every card and shows nobody."""
    before = _watched.set(None)
    try:
        yield
    finally:
        _watched.reset(before)


def note(kind: str, public_ids: Iterable[UUID]) -> None:
    """Say of rows that were fetched as plain values whom they are about."""
    if (watched := _watched.get()) is not None:
        watched[kind].update(public_ids)


def keep(seen: Persons, *, account: UUID, organisation: UUID, where: str) -> None:
    """Write what is new within the hour, in one statement or none."""
    at = timezone.now()
    hour = at.replace(minute=0, second=0, microsecond=0)
    known = _kept.get((account, hour), set())
    fresh = {kind: sorted(str(i) for i in ids if (kind, i) not in known)
             for kind, ids in seen.items()}  # fmt: skip
    if not any(fresh.values()):
        return
    Reading.objects.bulk_create(
        Reading(at=at, account=account, organisation=organisation, where=where, kind=k, persons=ids)
        for k, ids in fresh.items()
        if ids
    )
    transaction.on_commit(lambda: remember(seen, account, hour))


def remember(seen: Persons, account: UUID, hour: datetime) -> None:
    """Remember in this process what has been written; a new hour begins anew."""
    for key in [key for key in _kept if key[1] != hour]:
        _kept.pop(key, None)
    known = _kept.setdefault((account, hour), set())
    known |= {(kind, one) for kind, ids in seen.items() for one in ids}


def forget_everything_kept() -> None:
    """Begin anew, when the whole content was exchanged."""
    _kept.clear()


def forget_old(*, at: datetime) -> int:
    """Remove what is older than its term; the database lets nothing younger go."""
    return Reading.objects.filter(at__lt=at - KEPT_FOR).delete()[0]
