"""ネットワークの様子: how the bodies are doing, for the 推進室."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from enishi.cycle.models import Candidate, Need, Origin, Visit
from enishi.cycle.queries.matches import without_opportunity
from enishi.network.models import CandidateBody
from enishi.network.stages import stages
from enishi.people.models import Membership, Organisation, OrganisationKind, Role, User
from enishi.people.request import SignedInRequest
from enishi.programmes.models import Programme
from enishi.walls.inside import everything
from enishi.web.start.door import only_for

# After so long without being asked, somebody begins to wonder whether he is forgotten.
MONTHS = 6


@only_for(Role.NETWORK_OFFICE)
@require_safe
def network(request: SignedInRequest) -> HttpResponse:
    """The bodies of the network, with what waits in each."""
    day = timezone.localdate()
    programme = Programme.objects.visible_to(request.user).running_on(day).first()
    context = {
        "day": day,
        "programme": programme,
        "bodies": bodies(request.user, since=programme.starts_on if programme else day),
        "waiting": waiting(request.user),
        "building": building(request.user),
        "waiting_people": without_opportunity(request.user, months=MONTHS, day=day),
        "months": MONTHS,
    }
    return render(request, "web/network.html", context)


def waiting(user: User) -> dict[str, int]:
    """What waits anywhere in the network, in three counts."""
    needs = Need.objects.visible_to(user).open()
    listed = Candidate.objects.live().filter(taken_back_at=None)
    # How many lists there are, the 推進室 may know; who is on them, it does not read.
    with everything():
        return needs.aggregate(
            open=Count("id"),
            without=Count("id", filter=~Q(pk__in=listed.values("need")) & ~Q(visit=None)),
            roster=Count("id", filter=Q(origin=Origin.ROSTER, visit=None)),
        )


def building(user: User) -> list[tuple[Any, int, str]]:
    """What waits while the network is built, in the order of the work: words, bodies, where."""
    candidates = CandidateBody.objects.visible_to(user).live().filter(became=None)
    found = stages(candidates) if candidates.exists() else []
    lines: list[tuple[Any, int, str]] = [
        (at.stage.label, len(at.bodies), f"{reverse('candidate_body_list')}#{at.stage.value}")
        for at in found
        if at.waits
    ]
    live = Membership.objects.visible_to(user).live().filter(organisation=OuterRef("pk"))
    empty = (
        Organisation.objects.visible_to(user)
        .filter(ended_at=None)
        .exclude(kind=OrganisationKind.FUNDER)
    )
    without = empty.filter(~Exists(live)).count()
    if without:
        lines.append((_("人がまだだれもいない団体"), without, reverse("member_list")))
    return lines


def bodies(user: User, *, since: date) -> QuerySet[Organisation]:
    """Every body but the funder's, with its visits since a day and its open needs."""
    return (
        Organisation.objects.visible_to(user)
        .filter(ended_at=None)
        .exclude(kind=OrganisationKind.FUNDER)
        .annotate(
            companies_visited=_count(
                Visit.objects.visible_to(user).filter(undone_at=None, visited_on__gte=since),
                "company",
            ),
            last_visit=Subquery(
                Visit.objects.visible_to(user)
                .filter(organisation=OuterRef("pk"), undone_at=None)
                .order_by()
                .values("organisation")
                .annotate(last=Max("visited_on"))
                .values("last")
            ),
            open_needs=_count(Need.objects.visible_to(user).open(), "id"),
            roster_needs=_count(
                Need.objects.visible_to(user).open().filter(origin=Origin.ROSTER, visit=None), "id"
            ),
        )
        .order_by("-open_needs", "code")
    )


def _count(rows: QuerySet[Visit] | QuerySet[Need], what: str) -> Coalesce:
    """A count per body as a subquery: joining several at once would multiply the rows."""
    counted = (
        rows.filter(organisation=OuterRef("pk"))
        .order_by()
        .values("organisation")
        .annotate(n=Count(what, distinct=True))
        .values("n")
    )
    return Coalesce(Subquery(counted), 0)
