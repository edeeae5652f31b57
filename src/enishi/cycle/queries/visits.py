from django.db.models import Count, Q, QuerySet

from enishi.cycle.models import Visit
from enishi.people.models import Organisation, User


def visit_with_parts(user: User) -> QuerySet[Visit]:
    """A visit with what its page shows."""
    return with_parts(Visit.objects.visible_to(user))


def with_parts(visits: QuerySet[Visit]) -> QuerySet[Visit]:
    """Visits with their company, programme and people."""
    return visits.select_related(
        "organisation", "company__organisation", "coordinator", "programme", "area"
    ).prefetch_related("companions__user")


def visits_ahead(user: User) -> QuerySet[Visit]:
    """The visits to come of the bodies that the person works for, those overdue first."""
    mine = Organisation.objects.staffed_by(user)
    ahead = Visit.objects.visible_to(user).ahead().filter(organisation__in=mine)
    return with_parts(ahead).order_by("planned_on", "starts", "id")


def visits_made(user: User) -> QuerySet[Visit]:
    """The visits that were made, the latest first, with the needs heard in them counted."""
    mine = Organisation.objects.staffed_by(user)
    made = Visit.objects.visible_to(user).made().filter(organisation__in=mine)
    return (
        with_parts(made)
        .select_related("sheet")
        .annotate(heard=Count("needs", filter=Q(needs__isnull=False)))
        .order_by("-visited_on", "-id")
    )
