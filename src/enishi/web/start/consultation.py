"""ご相談の状況: how far each of a company's own needs has come, in the company's own words."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from enishi.companies.models import Company, CompanyContact
from enishi.cycle.models import Need, NeedSlip, Visit
from enishi.cycle.passage import SeenBySide, interviews_of, own_introductions
from enishi.cycle.queries import supports_told
from enishi.people.models import Role, User
from enishi.people.request import SignedInRequest
from enishi.web.start.door import only_for

STEPS = ("prepare", "hear", "deliberate", "introduce")


@dataclass(frozen=True)
class Step:
    """One bead on the cord: which of the four, and whether it is done or is the present one."""

    name: str
    done: bool
    current: bool


@dataclass(frozen=True)
class Consultation:
    """A need as its company sees it: never what we assessed, never who is considered."""

    need: Need
    stage: str
    steps: tuple[Step, ...]
    slip: NeedSlip | None
    introduction: SeenBySide | None = None


@only_for(Role.COMPANY)
@require_safe
def consultation(request: SignedInRequest) -> HttpResponse:
    """The consultations of my company, open ones first."""
    told = consultations(request.user)
    firms = companies_of(request.user)
    context = {
        "company": firms[0] if firms else None,
        "visits": visits_told(firms),
        "consents": [one for firm in firms for one in firm.consents.live()],
        "interviews": [
            one for one in interviews_of(request.user) if one.starts_at >= timezone.now()
        ],
        "over": supports_told(request.user),
        "open": [one for one in told if one.need.closed_on is None],
        "closed": [one for one in told if one.need.closed_on is not None],
    }
    return render(request, "web/consultation.html", context)


def consultations(user: User) -> list[Consultation]:
    """What the person's company has told us, the latest first."""
    needs = (
        Need.objects.told_by(user)
        .select_related("company", "organisation", "owner", "visit")
        .order_by("-registered_on", "-id")
    )
    told = {one.row.deliberation.need_id: one for one in own_introductions(user)}
    return [_seen_by_company(need, told.get(need.pk)) for need in needs]


def _seen_by_company(need: Need, introduction: SeenBySide | None) -> Consultation:
    stage = "introduce" if introduction and need.closed_on is None else _stage(need)
    supported = introduction is not None and introduction.match is not None
    place = len(STEPS) if stage == "closed" or supported else STEPS.index(stage)
    steps = tuple(Step(name, at < place, at == place) for at, name in enumerate(STEPS))
    return Consultation(need, stage, steps, need.slips.live().first(), introduction)


def companies_of(user: User) -> list[Company]:
    """The companies for which the person is a contact."""
    contacts = CompanyContact.objects.filter(account=user, ended_at=None)
    return list(
        {one.company_id: one.company for one in contacts.select_related("company")}.values()
    )


def visits_told(firms: list[Company]) -> list[Visit]:
    """When we came and when we shall come, the next visit first."""
    told = Visit.objects.live().filter(company__in=firms).select_related("coordinator")
    return sorted(told, key=lambda one: one.visited_on or one.planned_on or date.min, reverse=True)


def _stage(need: Need) -> str:
    if need.closed_on is not None:
        return "closed"
    if need.visit is None:
        return "prepare"
    return "deliberate" if need.visit.visited_on else "hear"
