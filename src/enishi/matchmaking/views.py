from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from enishi.files.receiving import receives_files, too_large
from enishi.jobs.models import Job
from enishi.jobs.transitions import fail_silent
from enishi.matchmaking.desk import KIND, compare
from enishi.matchmaking.desk_found import found
from enishi.matchmaking.forms import RostersForm
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, staff_only

LISTED, A_PAGE = 10, 20


@staff_only
@receives_files
@require_http_methods(["GET", "HEAD", "POST"])
def rosters(request: SignedInRequest) -> HttpResponse:
    """Send two rosters to be read against each other, or find an earlier reading again."""
    fail_silent(at=timezone.now())
    form = RostersForm()
    if request.method == "POST":
        form = RostersForm(request.POST, request.FILES, too_large=too_large(request))
        if form.is_valid():
            return redirect(compare(**form.cleaned_data, within=body_of(request), by=request.user))
    mine = Job.objects.visible_to(request.user).filter(kind=KIND).order_by("-asked_at")[:LISTED]
    context = {"form": form, "jobs": mine}
    return render(request, "matchmaking/rosters.html", context, status=422 if form.errors else 200)


@staff_only
@require_safe
def reading(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One reading: how far it is, then what came of it."""
    fail_silent(at=timezone.now())
    mine = Job.objects.visible_to(request.user).filter(kind=KIND)
    job = get_object_or_404(mine, public_id=public_id)
    result = found(job, request.user)
    page = Paginator(result.needs if result else (), A_PAGE).get_page(request.GET.get("page"))
    context = {"job": job, "found": result, "page": page}
    return render(request, "matchmaking/reading.html", context)
