import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from enishi.logbook.models import Came, Knock
from enishi.people.models import Invitation, Organisation, User
from enishi.walls.inside import widened


def fingerprint(secret: str) -> str:
    """The print of a link's secret, by which its invitation is found."""
    return hashlib.sha256(secret.encode()).hexdigest()


def invitation_with(secret: str) -> Invitation | None:
    """The invitation that a link opens; whoever knows the secret may reach it."""
    print_of_it = fingerprint(secret)
    with widened(names=(print_of_it,)):
        found = Invitation.objects.filter(secret_hash=print_of_it)
        return found.select_related("organisation").first()


@dataclass
class AtTheDoor:
    """How often of late somebody was not let in, turned away, slowed down, or brought a virus."""

    not_let_in: int = 0
    turned_away: int = 0
    infected: int = 0
    slowed_down: int = 0


def at_the_door(bodies: Iterable[Organisation], *, since: datetime) -> dict[UUID, AtTheDoor]:
    """By account, whoever came in the name of these bodies."""
    rows = Knock.objects.filter(organisation__in=[body.public_id for body in bodies])
    # Who works for two of them left a line with each, of the same moment.
    counts = {
        came.value: Count("at", filter=Q(came=came, at__gte=since), distinct=True)
        for came in (Came.NOT_LET_IN, Came.TURNED_AWAY, Came.INFECTED, Came.SLOWED_DOWN)
    }
    told = rows.values_list("account").annotate(**counts)
    return {account: AtTheDoor(*counted) for account, *counted in told}


def knocks_of(user: User) -> QuerySet[Knock]:
    """When one was let in oneself and when not, the latest first."""
    own = Knock.objects.filter(account=user.public_id, came__in=(Came.LET_IN, Came.NOT_LET_IN))
    # One of the lines that a moment left with his bodies stands for all of them.
    moments = own.values("at").annotate(line=Min("id"))
    return own.filter(pk__in=moments.values("line")).order_by("-at", "-id")
