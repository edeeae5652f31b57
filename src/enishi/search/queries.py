"""What is found: the index names records, and the tables say which of them one may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from enishi.logbook.models import Chain
from enishi.people.models import Organisation, Role, User
from enishi.people.standing import Standing, standing_of
from enishi.reference.words import asked
from enishi.search.kinds import KINDS, Kind
from enishi.search.lookup import Places, begun, whole
from enishi.search.models import Followed

SHOWN = 5


def is_behind() -> bool:
    """Whether the logbook has told anything that the index does not know; two small questions."""
    known = dict(Followed.objects.values_list("organisation__public_id", "position"))
    lengths = Chain.objects.values_list("organisation", "length")
    bodies = {body: length for body, length in lengths if body.int}
    return any(known.get(body) != length for body, length in bodies.items())


@dataclass(frozen=True)
class Group:
    """What was found of one kind, and whether there is more."""

    kind: Kind
    rows: list[Any]
    more: bool


def found(
    user: User, text: str, *, standing: Standing | None = None, only: str = "", shown: int = SHOWN
) -> list[Group]:
    """What somebody may see of what he looks for, kind by kind, names before other words."""
    wanted = asked(text)
    if not wanted:
        return []
    places = places_of(user, standing or standing_of(user), only)
    subjects = whole(wanted, places, most=shown + 1)
    short = [place for place in places if len(subjects.get(place[0], ())) <= shown]
    for kind, more in begun(wanted, short).items():
        subjects[kind] = list(dict.fromkeys([*subjects.get(kind, ()), *more]))[: shown + 1]
    groups = (of_kind(user, kind, subjects.get(kind.label, ()), shown=shown) for kind in KINDS)
    return [group for group in groups if group]


def places_of(user: User, standing: Standing, only: str) -> Places:
    """Where to look for each kind: in the person's own bodies, or for the 推進室 in all of them."""
    own = [body.pk for body in standing.bodies]
    overseen = own
    if Role.NETWORK_OFFICE in standing.roles:
        overseen = list(Organisation.objects.overseen_by(user).values_list("pk", flat=True))
    wanted = (kind for kind in KINDS if only in ("", kind.label))
    return [(kind.label, overseen if kind.overseen else own) for kind in wanted]


def of_kind(user: User, kind: Kind, subjects: Sequence[UUID], *, shown: int) -> Group | None:
    """What was found of one kind, read again as the person may see it."""
    if not subjects:
        return None
    seen = {row.public_id: row for row in kind.seen_by(user).filter(public_id__in=subjects)}
    rows = [seen[subject] for subject in subjects if subject in seen]
    return Group(kind, rows[:shown], len(rows) > shown) if rows else None
