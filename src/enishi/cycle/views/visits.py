from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.cycle.forms.sheet import SheetForm
from enishi.cycle.forms.visits import (
    FulfilmentForm,
    MadeForm,
    MadeRevisionForm,
    PlanForm,
    PlanRevisionForm,
)
from enishi.cycle.models import HearingSheet, Need, Visit
from enishi.cycle.preparing import preparation
from enishi.cycle.queries import visit_with_parts, visits_ahead, visits_made
from enishi.cycle.transitions import (
    hear_out,
    log_planned,
    log_visit,
    restore_visit,
    revise_visit,
    take_back_visit,
    visit,
)
from enishi.cycle.transitions.write_sheet import SHEET_FIELDS, values_of
from enishi.people.listing import page_of_list
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, open_for_writing, staff_only

LATELY = 20
BASELINE = ("sales", "profit", "staff", "orders")
OF_THE_NEXT = ("next_on", "next_promise")


@staff_only
@require_safe
def visits(request: SignedInRequest) -> HttpResponse:
    """The visits of my bodies: those to come, and those made lately."""
    context = {
        "ahead": visits_ahead(request.user),
        "page": page_of_list(visits_made(request.user), request.GET.get("page"), each=LATELY),
        "day": timezone.localdate(),
    }
    return render(request, "cycle/visits/list.html", context)


@staff_only
@require_safe
def visit_page(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One visit: what to know before it, and what was heard in it."""
    found = get_object_or_404(visit_with_parts(request.user), public_id=public_id)
    works_here = found.organisation in request.standing.bodies
    sheets = HearingSheet.objects.visible_to(request.user).filter(visit=found)
    sheet = sheets.first()
    context: dict[str, Any] = {
        "visit": found,
        "works_here": works_here,
        "sheet": sheet,
        "begun": sheet and is_begun(sheet),
        "figures": figures_of(sheet) if sheet else [],
        "day": timezone.localdate(),
        "photos": found.photos.visible_to(request.user).defer("content").order_by("id"),
        "prepared": preparation(found, user=request.user),
        "unheard": Need.objects.visible_to(request.user)
        .filter(company=found.company, visit=None, closed_on=None)
        .select_related("organisation"),
    }
    return render(request, "cycle/visits/visit.html", context)


def is_begun(sheet: HearingSheet) -> bool:
    """Whether anything of a hearing stands on the sheet, not only what was promised."""
    told = values_of(sheet)
    return any(told[name] for name in SHEET_FIELDS if name not in OF_THE_NEXT)


def figures_of(sheet: HearingSheet) -> list[tuple[str, int]]:
    """The figures told on a sheet, each under its label."""
    told = values_of(sheet)
    labels = {name: str(SheetForm.base_fields[name].label) for name in BASELINE}
    return [(labels[name], told[name]) for name in BASELINE if told[name] is not None]


@staff_only
def visit_plan(request: SignedInRequest) -> HttpResponse:
    """Fix a visit to come."""
    form = PlanForm.opened(request, body=body_of(request), user=request.user)
    if request.method == "POST":
        made = form.write(
            request,
            lambda: visit(
                form.cleaned_data["company"],
                planned_on=form.cleaned_data["planned_on"],
                details=form.values(),
                companions=form.along(),
                by=request.user,
            ),
        )
        if made:
            messages.success(request, _("訪問の予定を入れました。"))
            return redirect("visit", made.public_id)
    context = {"form": form, "title": _("訪問の予定を入れる")}
    return render(request, "cycle/visits/form.html", context, status=form.status)


@staff_only
def visit_new(request: SignedInRequest) -> HttpResponse:
    """Note a visit that was made."""
    form = MadeForm.opened(request, body=body_of(request), user=request.user)
    form.initial.setdefault("visited_on", timezone.localdate())
    if request.method == "POST" and form.is_new(request, form.plans_near):
        made = form.write(
            request,
            lambda: log_visit(
                form.cleaned_data["company"],
                visited_on=form.cleaned_data["visited_on"],
                details=form.values(),
                companions=form.along(),
                promise=form.promise(),
                planned=form.plan_meant(request.POST.get("another", "")),
                by=request.user,
            ),
        )
        if made:
            messages.success(request, _("訪問を記録しました。写真と、うかがったことを足せます。"))
            return redirect("visit", made.public_id)
    context = {"form": form, "title": _("訪問を記録する")}
    return render(request, "cycle/visits/form.html", context, status=form.status)


@staff_only
def visit_made(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Note that a planned visit was made."""
    found = _found(request, public_id)
    form = FulfilmentForm.opened(request, found, body=found.organisation, user=request.user)
    if request.method == "POST":
        made = form.write(
            request,
            lambda: log_planned(
                found,
                visited_on=form.cleaned_data["visited_on"],
                details=form.values(),
                companions=form.along(),
                promise=form.promise(),
                by=request.user,
            ),
        )
        if made:
            messages.success(request, _("訪問を記録しました。写真と、うかがったことを足せます。"))
            return redirect("visit", made.public_id)
    context = {"form": form, "visit": found, "title": _("訪問を記録する")}
    return render(request, "cycle/visits/form.html", context, status=form.status)


@staff_only
def visit_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write a visit anew."""
    found = _found(request, public_id)
    kind = MadeRevisionForm if found.visited_on else PlanRevisionForm
    form = kind.opened(request, found, body=found.organisation, user=request.user)
    if request.method == "POST":
        saved = form.write(
            request,
            lambda: revise_visit(
                found,
                values=form.values() | {name: form.cleaned_data[name] for name in form.days},
                companions=form.along(),
                read_at=form.read_version(),
                by=request.user,
            ),
        )
        if saved:
            messages.success(request, _("保存しました。"))
            return redirect("visit", found.public_id)
    context = {"form": form, "visit": found, "title": _("訪問を直す")}
    return render(request, "cycle/visits/form.html", context, status=form.status)


@staff_only
@require_POST
def visit_withdrawals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take a visit back."""
    found = _found(request, public_id)
    take_back_visit(found, by=request.user)
    messages.success(request, _("訪問を取り消しました。このページから、元にもどせます。"))
    return redirect("visit", found.public_id)


@staff_only
@require_POST
def visit_restorations(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Put back a visit that was taken back."""
    found = restore_visit(_found(request, public_id), by=request.user)
    messages.success(request, _("訪問を元にもどしました。"))
    return redirect("visit", found.public_id)


@staff_only
@require_POST
def hearings(request: SignedInRequest, public_id: UUID, need_id: UUID) -> HttpResponse:
    """Say that a need known from a list was heard in this visit."""
    found = _found(request, public_id)
    need = get_object_or_404(Need.objects.visible_to(request.user), public_id=need_id)
    hear_out(need, made=found, by=request.user)
    messages.success(request, _("この訪問で聞いたことにしました。討議に出せます。"))
    return redirect("need", need.public_id)


def _found(request: SignedInRequest, public_id: UUID) -> Visit:
    found = get_object_or_404(visit_with_parts(request.user), public_id=public_id)
    open_for_writing(request, found.organisation)
    return found
