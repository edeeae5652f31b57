from datetime import date

from enishi.experts.models import Expert
from enishi.rights.models import Right, RightsCase

AGAINST_USE = (Right.STOP, Right.ERASURE)


def asked_to_stop(expert: Expert) -> date | None:
    """On which day a person asked that his card be used no more, or erased, and still waits."""
    waiting = RightsCase.objects.open().filter(expert=expert, right__in=AGAINST_USE)
    return waiting.order_by("asked_on", "id").values_list("asked_on", flat=True).first()
