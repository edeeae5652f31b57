"""聞き取りを持っていく: what a device is given before a visit, and what comes back from it."""

from base64 import b64encode
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from enishi.cycle.forms.sheet import SheetForm, in_boxes
from enishi.cycle.models import HearingSheet, Visit
from enishi.cycle.preparing import preparation
from enishi.cycle.queries.visits import with_parts
from enishi.people.choices import named
from enishi.people.models import User
from enishi.people.request import SignedInRequest
from enishi.reference.wareki import format_date

AHEAD = timedelta(days=30)
BEHIND = timedelta(days=14)
MOST = 20


def visits_to_take(user: User) -> QuerySet[Visit]:
    """The visits on which a person goes soon, and those that he has not yet written up."""
    today = timezone.localdate()
    mine = Q(coordinator=user) | Q(companions__user=user)
    soon = Q(visited_on=None, planned_on__gte=today - BEHIND, planned_on__lte=today + AHEAD)
    unwritten = Q(visited_on__gte=today - BEHIND) & (Q(sheet=None) | Q(sheet__finished_at=None))
    rows = Visit.objects.visible_to(user).live().filter(mine).filter(soon | unwritten).distinct()
    return with_parts(rows).order_by("planned_on", "visited_on", "id")[:MOST]


def bag_of(request: SignedInRequest) -> dict[str, Any]:
    """What a device takes along: where one goes, what to ask, and the sheet as it stands."""
    user = request.user
    visits = list(visits_to_take(user))
    sheets = {
        one.visit_id: one for one in HearingSheet.objects.visible_to(user).filter(visit__in=visits)
    }
    return {
        "owner": str(user.public_id),
        "key": key_of(user),
        "visits": [told(visit, sheets.get(visit.pk), request) for visit in visits],
    }


def key_of(user: User) -> str:
    """With what a device seals what it keeps of a person: always the same, and only for himself.

    The device throws it away when he signs out; what he did not send yet, he opens at his next
    sign-in.
    """
    made = salted_hmac("enishi.cycle.offline", str(user.public_id), algorithm="sha256")
    return b64encode(made.digest()).decode()


def told(visit: Visit, sheet: HearingSheet | None, request: SignedInRequest) -> dict[str, Any]:
    """One visit as the device keeps it, with what the person has drafted of its sheet."""
    day = visit.visited_on or visit.planned_on or timezone.localdate()
    hour = f" {visit.starts:%H:%M}" if visit.starts else ""
    stands = sheet or blank(visit)
    form = SheetForm.opened(request, stands)
    return {
        "id": str(visit.public_id),
        "day": day.isoformat(),
        "when": named(format_date(day, "ja"), format_date(day, "en")) + hour,
        "company": visit.company.name,
        "place": visit.place,
        "questions": preparation(visit, user=request.user).questions,
        "version": stands.version,
        "values": in_boxes(form),
        "draft": form.drafted_at.isoformat() if form.drafted_at else "",
    }


def blank(visit: Visit) -> HearingSheet:
    """The sheet of a visit of which nobody has written anything."""
    return HearingSheet(public_id=visit.public_id, version=0)


def answer_of(form: SheetForm, version: int) -> dict[str, Any]:
    """Why a sheet was not taken: both texts, or what is to be corrected; nothing typed is lost."""
    return {
        "version": version,
        "values": in_boxes(form),
        "differences": [
            {"label": str(one.label), "stands": one.stands, "typed": one.typed}
            for one in form.differences
        ],
        "errors": [
            {"label": "" if name == "__all__" else str(form[name].label), "sentence": str(sentence)}
            for name, sentences in form.errors.items()
            for sentence in sentences
        ],
    }
