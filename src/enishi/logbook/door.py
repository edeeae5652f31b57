"""Who came to the door: who signed in, who was not let in, and who was turned away from a record.

Numbers, names of pages and the kind of device: neither what was typed, which may be a password,
nor from where.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from enishi.logbook.chain import NOBODY
from enishi.logbook.device import Device
from enishi.logbook.models import Came, Knock
from enishi.logbook.seen import KEPT_FOR

# Somebody who tries thousands of addresses is known by the first of them; the disk stays free.
AT_MOST_AN_HOUR = 60
_counted: dict[tuple[UUID, str, datetime], int] = {}


def note_knock(
    came: Came,
    *,
    account: UUID = NOBODY,
    organisations: Sequence[UUID] = (),
    where: str = "",
    subject: UUID = NOBODY,
    device: Device | None = None,
) -> None:
    """Write that somebody came: one line of the same moment for each of his bodies.

    The nil UUID stands for an unknown account, no body, no record.
    """
    at = timezone.now()
    if is_within_the_hours_share(account, came, at):
        said = {"at": at, "account": account, "came": came, "where": where[:80]}
        said |= {"subject": subject, "device": device}
        Knock.objects.bulk_create(
            Knock(organisation=body, **said) for body in organisations or (NOBODY,)
        )


def is_within_the_hours_share(account: UUID, came: Came, at: datetime) -> bool:
    """Whether an account has not come too often within the hour, as far as this process knows."""
    hour = at.replace(minute=0, second=0, microsecond=0)
    for key in [key for key in _counted if key[2] != hour]:
        _counted.pop(key, None)
    key = (account, came.value, hour)
    _counted[key] = _counted.get(key, 0) + 1
    return _counted[key] <= AT_MOST_AN_HOUR


def forget_old_knocks(*, at: datetime) -> int:
    """Remove what is older than its term; the database lets nothing younger go."""
    return Knock.objects.filter(at__lt=at - KEPT_FOR).delete()[0]
