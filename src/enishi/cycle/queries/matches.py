"""Matches counted: cases and companies, by area; and who has had no opportunity for long."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from enishi.cycle.models import Introduction, Match, Sounding
from enishi.experts.models import Expert
from enishi.people.models import Organisation, User
from enishi.programmes.models import Area, Programme


@dataclass(frozen=True)
class Matched:
    """How many matches there were in an area (None: in all), and with how many companies."""

    area: Area | None
    matches: int
    companies: int


def matches_in(programme: Programme) -> QuerySet[Match]:
    """The matches that a programme counts; what was taken back is not among them."""
    return Match.objects.made().filter(programme=programme)


def matched(programme: Programme) -> tuple[Matched, ...]:
    """All areas first, then each: 48件 are counted as cases, 48社 as companies."""
    made = matches_in(programme)
    whole = made.aggregate(n=Count("pk"), companies=Count("company", distinct=True))
    rows = {
        row["area"]: (row["n"], row["companies"])
        for row in made.order_by()
        .values("area")
        .annotate(n=Count("pk"), companies=Count("company", distinct=True))
    }
    areas = [Matched(area, *rows.get(area.pk, (0, 0))) for area in programme.areas.order_by("id")]
    return (Matched(None, whole["n"], whole["companies"]), *areas)


def without_opportunity(user: User, *, months: int, day: date) -> QuerySet[Expert]:
    """Those who may be asked and were neither asked nor introduced for so many months.

    The 推進室 reads of every body, a body of its own; nobody is told how often he was considered.
    """
    since = timezone.make_aware(datetime.combine(day - timedelta(days=30 * months), time.min))
    asked = Sounding.objects.filter(expert=OuterRef("pk"), asked_at__gte=since)
    introduced = Introduction.objects.filter(expert=OuterRef("pk"), introduced_at__gte=since)
    bodies = Organisation.objects.overseen_by(user)
    return (
        Expert.objects.registered()
        .filter(organisation__in=bodies, registered_on__lt=since.date())
        .filter(Q(paused_until=None) | Q(paused_until__lt=day))
        .filter(~Exists(asked), ~Exists(introduced), current_cases=0)
        .select_related("organisation")
        .order_by("registered_on", "pk")
    )
