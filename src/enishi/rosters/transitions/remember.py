from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.logbook.record import record
from enishi.logbook.refused import NotYours
from enishi.people.models import User
from enishi.people.standing import works_for
from enishi.rosters.models import ColumnMemory, Intake


@transaction.atomic
def remember_columns(intake: Intake, *, decided: Mapping[str, str], by: User) -> None:
    """Remember for the body what it says its headings mean ("": nothing), in every later roster."""
    if not works_for(by, intake.organisation):
        raise NotYours(_("ほかの団体の名簿は、取り込めません。"))
    now = timezone.now()
    for heading, meaning in decided.items():
        ColumnMemory.objects.update_or_create(
            organisation=intake.organisation,
            kind=intake.kind,
            heading=heading,
            defaults={"meaning": meaning, "decided_by": by, "decided_at": now},
        )
    record("columns_decided", intake, by=by, within=intake.organisation, fields=["columns"])
