from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.companies.models import Company
from enishi.cycle.models import Need, NeedCategory, NeedRevision, Origin
from enishi.cycle.transitions.hear import NEED_FIELDS, next_number
from enishi.logbook.record import record_all
from enishi.logbook.refused import NotYours
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for

BATCH = 1000


@dataclass(frozen=True)
class ListedNeed:
    """A need as a list names it, not yet heard in a visit."""

    company: Company
    values: Mapping[str, Any]
    categories: tuple[str, ...] = ()


@transaction.atomic
def note_needs(
    within: Organisation, *, needs: Sequence[ListedNeed], on: date, by: User
) -> list[Need]:
    """Register many needs from a list under the body's next numbers, in the order of the list."""
    others = {need.company.organisation_id for need in needs} - {within.pk}
    if others or not works_for(by, within):
        raise NotYours(_("ほかの団体が担当する企業のニーズは、登録できません。"))
    first = next_number(within)
    rows = [
        Need(
            organisation=within,
            number=number,
            company=need.company,
            origin=Origin.ROSTER,
            owner=by,
            registered_on=on,
            **need.values,
        )
        for number, need in enumerate(needs, first)
    ]
    for row in rows:
        row.clean_fields(exclude=["organisation", "company", "owner", "visit"])
    Need.objects.bulk_create(rows, batch_size=BATCH)
    pairs = list(zip(rows, needs, strict=True))
    NeedCategory.objects.bulk_create(
        (NeedCategory(need=row, category=slug) for row, need in pairs for slug in need.categories),
        batch_size=BATCH,
    )
    NeedRevision.objects.bulk_create(
        (
            NeedRevision(
                need=row, version=1, values=_values(row, need.categories), written_by=by.public_id
            )
            for row, need in pairs
        ),
        batch_size=BATCH,
    )
    record_all("noted", rows, by=by, within=within, fields=NEED_FIELDS)
    return rows


def _values(need: Need, categories: Iterable[str]) -> dict[str, Any]:
    values = {name: getattr(need, name) for name in NEED_FIELDS}
    heard = need.heard_on.isoformat() if need.heard_on else None
    return values | {"heard_on": heard, "categories": list(categories)}
