from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from enishi.jobs.forms import SeenForm
from enishi.jobs.models import Job
from enishi.jobs.transitions import cancel, fail_silent
from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only


@staff_only
@require_safe
def progress(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """How far a job is, asked every two seconds: nothing when the page shows it already."""
    fail_silent(at=timezone.now())
    job = get_object_or_404(Job.objects.visible_to(request.user), public_id=public_id)
    if not request.headers.get("HX-Request"):
        return redirect(job)
    if not job.is_live:
        return HttpResponseClientRefresh()
    if SeenForm(request.GET).version() == job.version:
        return HttpResponse(status=204)
    return render(request, "jobs/_progress.html", {"job": job})


@staff_only
@require_POST
def cancellations(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Call off a job of one's own."""
    job = get_object_or_404(Job.objects.visible_to(request.user), public_id=public_id)
    cancel(job, by=request.user)
    return redirect(job)
