from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.duplicates.models import Distinction, RecordKind
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for


@transaction.atomic
def tell_apart(
    within: Organisation,
    *,
    kind: RecordKind,
    records: tuple[UUID, UUID],
    at: datetime,
    by: User,
) -> Distinction:
    """Keep that two records are not the same, whatever they share; twice is once."""
    if not works_for(by, within):
        raise NotYours(_("ほかの団体の記録は、見分けられません。"))
    first, second = sorted(records)
    told, new = Distinction.objects.get_or_create(
        organisation=within,
        kind=kind,
        first=first,
        second=second,
        undone_at=None,
        defaults={"decided_by": by, "decided_at": at},
    )
    if new:
        record("told_apart", told, by=by, within=within)
    return told
