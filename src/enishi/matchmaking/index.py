"""One index a process, in step with the tables: it follows the logbook's last entry."""

import threading
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max

from enishi import engine
from enishi.experts.models import Expert
from enishi.logbook.models import Entry
from enishi.matchmaking.profiles import profiles, with_parts
from enishi.people.models import Installation
from enishi.reference.taxonomy import FIELDS

EXPERT = "experts.expert"


@dataclass
class Followed:
    """The index, and the last logbook entry that it has taken in."""

    index: engine.Index
    last_entry: int
    epoch: UUID | None


_lock = threading.Lock()
_followed: Followed | None = None


def current() -> engine.Index:
    """Return the index as of the logbook's last entry; only changed cards are read again."""
    global _followed  # noqa: PLW0603 -- one index a process is the point
    epoch = Installation.objects.values_list("epoch", flat=True).first()
    last = Entry.objects.aggregate(last=Max("id"))["last"] or 0
    with _lock:
        if _followed is None or epoch != _followed.epoch or last < _followed.last_entry:
            _followed = Followed(_built(), last, epoch)
        elif last > _followed.last_entry:
            _followed = Followed(_followed_on(_followed), last, epoch)
        return _followed.index


def warm_up() -> None:
    """Load the dictionary and compile the inner loops, so that no visitor waits for them."""
    passage = engine.Passage("。".join(field.label for field in FIELDS))
    engine.Index.build([engine.Expert("", (passage,))]).rank(engine.Need("", (passage,)))


def forget() -> None:
    """Drop the index, so that the next question builds it anew (another database, a test)."""
    global _followed  # noqa: PLW0603
    with _lock:
        _followed = None


def _built() -> engine.Index:
    experts = Expert.objects.registered().prefetch_related(*with_parts())
    return engine.Index.build(profiles(experts.iterator(chunk_size=2000)))


def _followed_on(followed: Followed) -> engine.Index:
    entries = Entry.objects.filter(id__gt=followed.last_entry, subject_kind=EXPERT)
    touched = set(entries.values_list("subject", flat=True))
    if not touched:
        return followed.index
    rows = Expert.objects.filter(public_id__in=touched)
    present = list(rows.registered().prefetch_related(*with_parts()))
    gone = {str(public_id) for public_id in touched} - {str(e.public_id) for e in present}
    return followed.index.with_changes(profiles(present), gone)
