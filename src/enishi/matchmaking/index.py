"""One index a process, in step with the tables: it follows the logbook's last entry.

What stands in the file may be behind the tables, after a crash or because other processes wrote
since; it is opened as it is, and the logbook says what to read again.
"""

import threading
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from enishi import engine
from enishi.experts.models import Expert
from enishi.logbook.models import Chain, Entry
from enishi.logbook.seen import unseen
from enishi.matchmaking import kept
from enishi.matchmaking.kept import Followed
from enishi.matchmaking.model import model
from enishi.matchmaking.profiles import profiles, with_parts
from enishi.people.models import Installation
from enishi.reference.taxonomy import FIELDS
from enishi.walls.inside import everything

EXPERT = "experts.expert"

_lock = threading.Lock()
_followed: Followed | None = None
_merging: threading.Thread | None = None


def current() -> engine.Index:
    """Return the index as of the logbook's last entry; only changed cards are read again."""
    global _followed  # noqa: PLW0603 -- one index a process is the point
    # The index knows the cards of all bodies; what is shown is read again through both walls.
    with _lock, everything(), unseen():
        epoch = Installation.objects.values_list("epoch", flat=True).first()
        lengths = dict(Chain.objects.values_list("organisation", "length"))
        if _followed is None or not _followed.has_seen(epoch, lengths):
            _followed = _opened(epoch, lengths)
        if lengths != _followed.lengths:
            _followed = _followed_on(_followed, lengths)
            _merge_when_due(_followed)
        return _followed.index.with_meaning(model()) if model() else _followed.index


def warm_up() -> None:
    """Load the dictionary and compile the inner loops, so that no visitor waits for them."""
    passage = engine.Passage("。".join(field.label for field in FIELDS))
    engine.Index.build([engine.Expert("", (passage,))]).rank(engine.Need("", (passage,)))


def forget() -> None:
    """Drop the index, so that the next question opens it anew (another database, a test)."""
    global _followed  # noqa: PLW0603
    with _lock:
        _followed = None


def forget_all() -> None:
    """Drop the index and its file, so that everybody is read again."""
    with kept.alone():
        kept.removed()
    forget()


def _opened(epoch: UUID | None, lengths: Mapping[UUID, int]) -> Followed:
    """Return the index that was kept, or one built anew, which is kept from a certain size on."""
    found = kept.opened()
    if found is not None and found.has_seen(epoch, lengths):
        kept.examine(otherwise=forget_all)
        return found
    experts = Expert.objects.registered()
    if experts.count() < kept.FEWEST:
        return Followed(_built(), epoch, lengths)
    with kept.alone():
        found = kept.opened(quietly=True)  # another process may have been quicker
        if found is not None and found.has_seen(epoch, lengths):
            return found
        return kept.keep(Followed(_built(), epoch, lengths))


def _built() -> engine.Index:
    experts = Expert.objects.registered().prefetch_related(*with_parts())
    cards = profiles(experts.iterator(chunk_size=2000))
    return engine.Index.build(cards, salt=kept.salt(), fetch=kept.fetch)


def _followed_on(followed: Followed, lengths: Mapping[UUID, int]) -> Followed:
    entries = Entry.objects.filter(subject_kind=EXPERT)
    touched: set[UUID] = set()
    for body, length in lengths.items():
        known = followed.lengths.get(body, 0)
        if length > known:
            new = entries.filter(organisation=body, position__gt=known, position__lte=length)
            touched |= set(new.values_list("subject", flat=True))
    if not touched:
        return replace(followed, lengths=lengths)
    rows = Expert.objects.filter(public_id__in=touched)
    present = list(rows.registered().prefetch_related(*with_parts()))
    gone = {str(public_id) for public_id in touched} - {str(e.public_id) for e in present}
    index = followed.index.with_changes(profiles(present), gone)
    return Followed(index, followed.epoch, lengths, followed.lost or bool(gone))


def _merge_when_due(followed: Followed) -> None:
    """Let the file be written anew when much has changed, or when somebody left for good."""
    global _merging  # noqa: PLW0603
    if _merging is not None and _merging.is_alive():
        return
    if followed.index.is_due or (followed.lost and kept.place().exists()):
        _merging = kept.merge(followed, _take)


def _take(merged: Followed) -> None:
    """Go on with a merged index; what changed meanwhile is followed at the next question."""
    global _followed  # noqa: PLW0603
    with _lock:
        if _followed is not None and _followed.epoch == merged.epoch:
            _followed = merged
