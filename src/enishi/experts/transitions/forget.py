from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from enishi.experts.models import Acquisition, Provision
from enishi.logbook.record import record_all
from enishi.people.models import User
from enishi.walls.inside import everything


@transaction.atomic
def forget_what_was_given(*, on: date, at: datetime, by: User | None) -> int:
    """Blank what giver and receiver wrote down of a card, once the law has it kept no longer."""
    with everything():
        given = list(Provision.objects.over(on).select_related("organisation"))
        received = list(Acquisition.objects.over(on).select_related("organisation"))
        over = {"items": "", "forgotten_at": at, "version": F("version") + 1}
        Provision.objects.filter(pk__in=[one.pk for one in given]).update(**over)
        Acquisition.objects.filter(pk__in=[one.pk for one in received]).update(history="", **over)
        both: list[Provision | Acquisition] = [*given, *received]
        for body in {one.organisation for one in both}:
            rows = [one for one in both if one.organisation == body]
            record_all("forgotten", rows, by=by, within=body, fields=["items"])
    return len(both)
