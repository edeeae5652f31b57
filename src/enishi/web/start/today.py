"""きょうの仕事: what waits for a coordinator, in the order in which it should be done."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from enishi.people.models import Role
from enishi.people.request import SignedInRequest
from enishi.web.start import desk
from enishi.web.start.door import only_for

SHOWN = 6


@only_for(Role.COORDINATOR, Role.HEAD)
@require_safe
def today(request: SignedInRequest) -> HttpResponse:
    """What waits for me, and for my body, today."""
    day, user = timezone.localdate(), request.user
    tasks = desk.tasks_of(user, day)
    shown = tasks if "all" in request.GET else tasks[:SHOWN]
    context = {
        "day": day,
        "greeting": greeting(timezone.localtime().hour),
        "tasks": shown,
        "all_tasks": len(tasks),
        "more_tasks": len(tasks) - len(shown),
        "visits": desk.visits_ahead(user, day),
        "lists": desk.short_lists(user)[:SHOWN],
        "others": desk.needs_of_colleagues(user)[:SHOWN],
        "resting": desk.hard_to_ask(user, day),
        "newcomers": desk.newly_registered(user, day),
    }
    return render(request, "web/today.html", context)


def greeting(hour: int) -> str:
    """Which greeting fits the hour: morning, day or evening."""
    if 4 <= hour < 11:
        return "morning"
    return "day" if 11 <= hour < 18 else "evening"
