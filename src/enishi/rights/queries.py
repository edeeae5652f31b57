from datetime import date

from django.db.models import QuerySet

from enishi.experts.models import Expert
from enishi.rights.models import Right, RightsCase

AGAINST_USE = (Right.STOP, Right.ERASURE)


def against_use() -> QuerySet[RightsCase]:
    """What waits for an answer of those who asked that their card be used no more, or erased."""
    return RightsCase.objects.open().filter(right__in=AGAINST_USE).order_by("asked_on", "id")


def asked_to_stop(expert: Expert) -> date | None:
    """On which day a person asked for it, if he still waits."""
    waiting = against_use().filter(expert=expert)
    return waiting.values_list("asked_on", flat=True).first()
