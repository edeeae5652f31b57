"""The figures of a programme, each defined once and counted from the records."""

from typing import Any

from django.db.models import Count, QuerySet

from enishi.cycle.models import Deliberation, Introduction, Match, Need, Visit
from enishi.programmes.models import Programme

Counted = dict[str, int]


def visits_of(programme: Programme) -> QuerySet[Visit]:
    """訪問: what was made in the programme and not taken back."""
    return Visit.objects.made().filter(programme=programme)


def needs_of(programme: Programme) -> QuerySet[Need]:
    """ニーズ: what was heard in the programme's visits."""
    return Need.objects.filter(visit__in=visits_of(programme))


def deliberations_of(programme: Programme) -> QuerySet[Deliberation]:
    """討議: deliberations of what was heard in the programme's visits."""
    return Deliberation.objects.filter(visit__in=visits_of(programme))


def introductions_of(programme: Programme) -> QuerySet[Introduction]:
    """紹介: introductions out of these deliberations that were not undone."""
    made = Introduction.objects.filter(deliberation__in=deliberations_of(programme))
    return made.exclude(outcome="undone")


def matches_of(programme: Programme) -> QuerySet[Match]:
    """マッチング: matches made in the programme and not taken back."""
    return Match.objects.filter(programme=programme, undone_at=None)


def by_area(
    rows: QuerySet[Any], programme: Programme, *, area: str = "area", counted: str = "pk"
) -> Counted:
    """The number of different `counted`, all together and by the areas of the programme."""
    total = rows.aggregate(n=Count(counted, distinct=True))["n"]
    of_areas = rows.order_by().values_list(area).annotate(n=Count(counted, distinct=True))
    found = dict(of_areas)
    areas = programme.areas.order_by("id")
    return {"total": total} | {one.label: found.get(one.pk, 0) for one in areas}


def figures(programme: Programme) -> dict[str, Counted]:
    """Every figure of the programme by area; 訪問企業数 counts companies, 訪問回数 visits."""
    visits, matches = visits_of(programme), matches_of(programme)
    introduced = introductions_of(programme)
    return {
        "companies_visited": by_area(visits, programme, counted="company"),
        "visits": by_area(visits, programme),
        "needs": by_area(needs_of(programme), programme, area="visit__area"),
        "deliberations": by_area(deliberations_of(programme), programme, area="visit__area"),
        "introductions": by_area(introduced, programme, area="deliberation__visit__area"),
        "matches": by_area(matches, programme),
        "matched_companies": by_area(matches, programme, counted="company"),
    }
