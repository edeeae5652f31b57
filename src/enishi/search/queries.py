"""What is found: the index names records, and the tables say which of them one may see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from enishi.logbook.models import Chain
from enishi.people.models import Organisation, User
from enishi.reference.words import after, asked, spelt
from enishi.search.kinds import KINDS, Kind
from enishi.search.models import Followed, IndexedWord

Wanted = list[tuple[str, ...]]
SHOWN = 5
LOOKED_AT = 300


def is_behind() -> bool:
    """Whether the logbook has told anything that the index does not know; two small questions."""
    lengths = dict(Chain.objects.values_list("organisation", "length"))
    known = dict(Followed.objects.values_list("organisation__public_id", "position"))
    bodies = set(Organisation.objects.values_list("public_id", flat=True))
    return any(known.get(body) != lengths.get(body, 0) for body in bodies)


@dataclass(frozen=True)
class Group:
    """What was found of one kind, and whether there is more."""

    kind: Kind
    rows: list[Any]
    more: bool


def found(user: User, text: str, *, only: str = "", shown: int = SHOWN) -> list[Group]:
    """What somebody may see of what he looks for, kind by kind, names before other words."""
    wanted = asked(text)
    if not wanted:
        return []
    own = list(Organisation.objects.staffed_by(user))
    overseen = list(Organisation.objects.overseen_by(user))
    groups = (
        of_kind(user, kind, wanted, bodies=overseen if kind.overseen else own, shown=shown)
        for kind in KINDS
        if only in ("", kind.label)
    )
    return [group for group in groups if group]


def of_kind(
    user: User, kind: Kind, wanted: Wanted, *, bodies: Sequence[Organisation], shown: int
) -> Group | None:
    """What was found of one kind, read again as the person may see it."""
    subjects = subjects_of(kind, wanted, bodies=bodies, most=shown + 1)
    if not subjects:
        return None
    seen = {row.public_id: row for row in kind.seen_by(user).filter(public_id__in=subjects)}
    rows = [seen[subject] for subject in subjects if subject in seen]
    return Group(kind, rows[:shown], len(rows) > shown) if rows else None


def subjects_of(
    kind: Kind, wanted: Wanted, *, bodies: Iterable[Organisation], most: int
) -> list[UUID]:
    """The records that have all the words, the last of which may be half typed."""
    words = IndexedWord.objects.of(bodies, kind.label)
    *whole, last = wanted
    for forms in whole:
        also = IndexedWord.objects.spelling(*(spelt(form) for form in forms))
        words = words.filter(Exists(also.filter(indexed=OuterRef("indexed"))))
    exact = words.spelling(*(spelt(form) for form in last)).best_first()
    subjects = dict.fromkeys(exact.values_list("indexed__subject", flat=True)[:most])
    if len(subjects) < most:
        # Half a word stands for many: some of them are looked at, and the best of these shown.
        begun = words.filter(word__gt=spelt(last[0]), word__lt=after(last[0]))
        some = begun.values_list("weight", "indexed", "indexed__subject")[:LOOKED_AT]
        subjects |= dict.fromkeys(subject for *_best, subject in sorted(some, reverse=True))
    return list(subjects)[:most]
