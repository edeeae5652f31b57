from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from enishi.logbook.models import Chain, Entry
from enishi.people.models import Organisation
from enishi.search.kinds import BY_LABEL, KINDS
from enishi.search.models import Followed
from enishi.search.transitions.index import index_records

# As many as are read while a page waits for the database.
FEW = 100


@transaction.atomic
def catch_up(*, most: int = FEW) -> bool:
    """Read what the logbook has told since the last time; whether all of it was read.

    Within a chain the entries are written one after the other, so that a length says exactly which
    of them the index knows.
    """
    lengths = dict(Chain.objects.values_list("organisation", "length"))
    known, newcomers = followed()
    behind = [one for one in known if lengths.get(one.organisation.public_id, 0) != one.position]
    touched: dict[str, set[UUID]] = defaultdict(set)
    if newcomers:
        touched |= {kind.label: found for kind in KINDS if (found := set(kind.for_all()))}
    left = most
    for one in behind:
        left -= follow(one, lengths, touched, most=left)
        if left <= 0:
            break
    for label, subjects in touched.items():
        index_records(BY_LABEL[label], subjects)
    return left > 0


def followed() -> tuple[list[Followed], bool]:
    """How far each body's chain was read, held so that nobody reads the same again meanwhile.

    And whether a body is among them that the index has not met before.
    """
    rows = Followed.objects.select_for_update(of=("self",)).select_related("organisation")
    known = list(rows.order_by("pk"))
    missing = Organisation.objects.exclude(pk__in=[one.organisation_id for one in known])
    new = [Followed.objects.get_or_create(organisation=body)[0] for body in missing.order_by("pk")]
    return known + new, bool(new)


def follow(
    one: Followed, lengths: Mapping[UUID, int], touched: dict[str, set[UUID]], *, most: int
) -> int:
    """Read some entries of one chain, and note what they touched; return how many were read."""
    body = one.organisation.public_id
    # A chain that is shorter than before is another one: the practice records were put back.
    start = one.position if one.position <= lengths.get(body, 0) else 0
    new = Entry.objects.filter(organisation=body, position__gt=start).order_by("position")
    told = list(new.values_list("position", "subject_kind", "subject")[:most])
    for _position, kind, subject in told:
        if kind in BY_LABEL:
            touched[kind].add(subject)
    one.position = told[-1][0] if told else start
    one.save()
    return len(told)
