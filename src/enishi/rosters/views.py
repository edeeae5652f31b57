from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enishi.files.receiving import receives_files, too_large
from enishi.jobs.models import Job
from enishi.jobs.transitions import fail_silent
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, staff_only
from enishi.rosters import page
from enishi.rosters.export import hand_out
from enishi.rosters.forms import ColumnsForm, ExportForm, HandInForm, RowsForm
from enishi.rosters.models import Intake
from enishi.rosters.transitions import ask_for, hand_in_and_read, remember_columns
from enishi.rosters.transitions.ask import PAGE, Step

A_PAGE, LISTED = 50, 20


@staff_only
@receives_files
@require_http_methods(["GET", "HEAD", "POST"])
def intakes(request: SignedInRequest) -> HttpResponse:
    """Hand in a roster, write one out, or find an earlier one again."""
    fail_silent(at=timezone.now())
    form = HandInForm(initial=HandInForm.asked(request.GET.get("kind", "")))
    if request.method == "POST":
        form = HandInForm(request.POST, request.FILES, too_large=too_large(request))
        if form.is_valid():
            sent = form.cleaned_data["file"]
            made = hand_in_and_read(
                sent.read(), name=sent.name, kind=form.cleaned_data["kind"],
                within=body_of(request), by=request.user,
            )  # fmt: skip
            return redirect("intake", made.public_id)
    mine = Intake.objects.visible_to(request.user).select_related("file", "handed_in_by", "job")
    context = {"form": form, "intakes": mine.order_by("-handed_in_at")[:LISTED]}
    return render(request, "rosters/list.html", context, status=422 if form.errors else 200)


@staff_only
@require_safe
def intake(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One roster: how far it is, what would become of its rows, or what became of them."""
    fail_silent(at=timezone.now())
    found = _found(request, public_id)
    show = RowsForm(request.GET).shown()
    rows = Paginator(page.rows_of(found, show), A_PAGE).get_page(request.GET.get("page"))
    context = page.page_of(found, request.user) | {"page": rows, "show": show}
    return render(request, "rosters/intake.html", context)


@staff_only
@require_safe
def intake_job(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The roster that a job is about."""
    mine = Job.objects.visible_to(request.user).filter(kind=PAGE)
    job = get_object_or_404(mine, public_id=public_id)
    return redirect("intake", job.given["intake"])


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Say what the columns mean; the body's answer is remembered, and the roster read anew."""
    found = _found(request, public_id)
    form = ColumnsForm(found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if form.decided():
            remember_columns(found, decided=form.decided(), by=request.user)
            ask_for(Step.READ, found, by=request.user)
        return redirect("intake", found.public_id)
    context = {"intake": found, "form": form, "columns": page.columns_shown(form)}
    return render(request, "rosters/columns.html", context, status=422 if form.errors else 200)


@staff_only
@require_POST
def writing(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take the roster in as it was looked at."""
    found = _found(request, public_id)
    ask_for(page.next_step(found), found, by=request.user)
    return redirect("intake", found.public_id)


@staff_only
@require_POST
def taking_back(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Undo what was written, within ten minutes."""
    found = _found(request, public_id)
    ask_for(Step.TAKE_BACK, found, by=request.user)
    return redirect("intake", found.public_id)


@staff_only
@require_POST
def exports(request: SignedInRequest) -> HttpResponse:
    """Write a register out as a workbook."""
    form = ExportForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("どの名簿を書き出すか、選んでください。"))
        return redirect("intake_list")
    kept = hand_out(body_of(request), form.cleaned_data["kind"], by=request.user)
    return redirect("stored_file", kept.public_id)


def _found(request: SignedInRequest, public_id: UUID) -> Intake:
    mine = Intake.objects.visible_to(request.user).select_related(
        "organisation", "file", "handed_in_by", "written_by", "taken_back_by", "job"
    )
    return get_object_or_404(mine, public_id=public_id)
