"""The figures of one programme: distinct companies and visits by area, needs by field and area."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from enishi.cycle.models import NeedCategory
from enishi.cycle.queries.figures import visits_of
from enishi.people.models import Organisation, OrganisationKind
from enishi.programmes.models import Area, Indicator, Programme, Target
from enishi.reference.taxonomy import CATEGORIES, FIELDS, Category


@dataclass(frozen=True)
class AreaVisits:
    """An area (None: all areas together), its companies visited and its visits.

    Its share of the companies and where that begins beside the areas before it, in percent.
    """

    area: Area | None
    companies: int
    visits: int
    share: float
    begins: float = 0.0


@dataclass(frozen=True)
class AreaShare:
    """How many needs of a field came from an area, and their share of the area's needs."""

    area: Area
    needs: int
    percent: int


@dataclass(frozen=True)
class FieldNeeds:
    """A field of expertise with its needs, all together and by area."""

    field: Category
    commonest: Category | None
    needs: int
    areas: tuple[AreaShare, ...]


def visits(programme: Programme) -> tuple[AreaVisits, ...]:
    """All areas first, then each: a company counts once, however often it was visited."""
    made = visits_of(programme)
    whole = made.aggregate(companies=Count("company", distinct=True), visits=Count("id"))
    rows = {
        row["area"]: (row["companies"], row["visits"])
        for row in made.order_by()
        .values("area")
        .annotate(companies=Count("company", distinct=True), visits=Count("id"))
    }
    total = whole["companies"]
    areas: list[AreaVisits] = []
    for area in programme.areas.order_by("id"):
        companies, times = rows.get(area.pk, (0, 0))
        share = 100 * companies / total if total else 0.0
        areas.append(AreaVisits(area, companies, times, share, sum(one.share for one in areas)))
    return (AreaVisits(None, total, whole["visits"], 100.0), *areas)


def needs_by_field(programme: Programme) -> list[FieldNeeds]:
    """Fields by the needs heard in the programme's visits; a need may speak of several fields."""
    rows = (
        NeedCategory.objects.filter(need__visit__in=visits_of(programme))
        .values_list("need", "category", "need__visit__area")
        .order_by()
    )
    heard: dict[str, set[int]] = {}
    by_area: dict[tuple[str, int | None], set[int]] = {}
    in_area: dict[int | None, set[int]] = {}
    entries: Counter[str] = Counter()
    for need, slug, area in rows:
        top = slug.split(".")[0]
        heard.setdefault(top, set()).add(need)
        by_area.setdefault((top, area), set()).add(need)
        in_area.setdefault(area, set()).add(need)
        entries[slug] += 1
    areas = list(programme.areas.order_by("id"))
    found = [
        FieldNeeds(
            field,
            _commonest(field, entries),
            len(heard[field.slug]),
            tuple(
                AreaShare(area, needs, round(100 * needs / len(in_area[area.pk])) if needs else 0)
                for area in areas
                for needs in [len(by_area.get((field.slug, area.pk), ()))]
            ),
        )
        for field in FIELDS
        if field.slug in heard
    ]
    return sorted(found, key=lambda one: -one.needs)


def _commonest(field: Category, entries: Counter[str]) -> Category | None:
    below = [slug for slug in entries if slug.startswith(f"{field.slug}.")]
    return CATEGORIES.get(max(below, key=lambda slug: entries[slug])) if below else None


def targets(programme: Programme) -> dict[str, Target]:
    """What was promised for all areas together, by indicator."""
    return {
        Indicator(target.indicator).value: target for target in programme.targets.filter(area=None)
    }


def bodies(programme: Programme) -> int:
    """The bodies of the network today, without the funder and the holder of the contract."""
    return (
        Organisation.objects.filter(ended_at=None)
        .exclude(kind=OrganisationKind.FUNDER)
        .exclude(pk=programme.organisation_id)
        .count()
    )
