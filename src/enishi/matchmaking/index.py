"""One index a process, in step with the tables: it follows the logbook's last entry."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from enishi import engine
from enishi.experts.models import Expert
from enishi.logbook.models import Chain, Entry
from enishi.matchmaking.profiles import profiles, with_parts
from enishi.people.models import Installation
from enishi.reference.taxonomy import FIELDS
from enishi.walls.inside import everything

EXPERT = "experts.expert"


@dataclass(frozen=True)
class Followed:
    """The index, and how far it has followed the logbook's chains.

    Within a chain the entries are written one after the other, so that a length says exactly which
    are known; the row numbers of several chains may appear out of order.
    """

    index: engine.Index
    epoch: UUID | None
    lengths: Mapping[UUID, int]

    def has_seen(self, epoch: UUID | None, lengths: Mapping[UUID, int]) -> bool:
        """Whether all that the index knows is still there."""
        shortened = any(lengths.get(body, 0) < n for body, n in self.lengths.items())
        return epoch == self.epoch and not shortened


_lock = threading.Lock()
_followed: Followed | None = None


def current() -> engine.Index:
    """Return the index as of the logbook's last entry; only changed cards are read again."""
    global _followed  # noqa: PLW0603 -- one index a process is the point
    # The index knows the cards of all bodies; what is shown is read again through both walls.
    with _lock, everything():
        epoch = Installation.objects.values_list("epoch", flat=True).first()
        lengths = dict(Chain.objects.values_list("organisation", "length"))
        if _followed is None or not _followed.has_seen(epoch, lengths):
            _followed = Followed(_built(), epoch, lengths)
        elif lengths != _followed.lengths:
            _followed = Followed(_followed_on(_followed, lengths), epoch, lengths)
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


def _followed_on(followed: Followed, lengths: Mapping[UUID, int]) -> engine.Index:
    entries = Entry.objects.filter(subject_kind=EXPERT)
    touched: set[UUID] = set()
    for body, length in lengths.items():
        known = followed.lengths.get(body, 0)
        if length > known:
            new = entries.filter(organisation=body, position__gt=known, position__lte=length)
            touched |= set(new.values_list("subject", flat=True))
    if not touched:
        return followed.index
    rows = Expert.objects.filter(public_id__in=touched)
    present = list(rows.registered().prefetch_related(*with_parts()))
    gone = {str(public_id) for public_id in touched} - {str(e.public_id) for e in present}
    return followed.index.with_changes(profiles(present), gone)
