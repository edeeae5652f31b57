from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from enishi.cycle.fit import language
from enishi.cycle.looking_back import KIND, ask_to_look_back, may_look_back, shown
from enishi.jobs.models import Job
from enishi.jobs.transitions import fail_silent
from enishi.matchmaking.model import model
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of

LISTED = 5


@require_http_methods(["GET", "HEAD", "POST"])
def weights(request: SignedInRequest) -> HttpResponse:
    """Ask for the decisions to be read again, or find an earlier reading."""
    for_the_office(request)
    fail_silent(at=timezone.now())
    if request.method == "POST":
        return redirect(ask_to_look_back(within=body_of(request), by=request.user))
    mine = Job.objects.visible_to(request.user).filter(kind=KIND).order_by("-asked_at")[:LISTED]
    own = model()
    context = {"jobs": mine, "model": own.state().in_language(language()) if own else ""}
    return render(request, "cycle/weights/asking.html", context)


@require_safe
def looking_back(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One reading: how far it is, then where those chosen stand and what weights they speak for."""
    for_the_office(request)
    fail_silent(at=timezone.now())
    job = get_object_or_404(Job.objects.visible_to(request.user), public_id=public_id)
    if job.kind != KIND:
        return redirect(job)
    context = {"job": job, "shown": shown(job, request.user, language=language())}
    return render(request, "cycle/weights/reading.html", context)


def for_the_office(request: SignedInRequest) -> None:
    """For anybody but the 推進室 these pages do not exist."""
    if not may_look_back(request.user):
        raise Http404
