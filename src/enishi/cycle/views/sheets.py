from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from enishi.cycle.forms.needs import NeedOfSheetForm
from enishi.cycle.forms.sheet import SheetForm, notes_beside
from enishi.cycle.models import HearingSheet, Visit
from enishi.cycle.preparing import sheet_before
from enishi.cycle.queries import visit_with_parts
from enishi.cycle.transitions import draw_need, finish_hearing, write_sheet
from enishi.people.request import SignedInRequest
from enishi.people.standing import open_for_writing, staff_only
from enishi.people.versions import versions


@staff_only
def sheet(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write down what the company said, and what we assess."""
    heard = _heard(request, public_id)
    before = HearingSheet.objects.visible_to(request.user).filter(visit=heard).first()
    form = SheetForm.opened(request, before or HearingSheet(public_id=heard.public_id, version=0))
    if request.method == "POST":
        saved = form.write(
            request,
            lambda: write_sheet(
                heard, values=form.values(), read_at=form.read_version(), by=request.user
            ),
        )
        if saved and "finish" in request.POST:
            return _finished(request, saved)
        if saved:
            beside = notes_beside(before, form.read_version())
            messages.success(request, _("保存しました。") + beside)
            return redirect("sheet", heard.public_id)
    context = {
        "form": form,
        "visit": heard,
        "sheet": before,
        "last": sheet_before(heard, request.user),
    }
    return render(request, "cycle/visits/sheet.html", context, status=form.status)


def _finished(request: SignedInRequest, saved: HearingSheet) -> HttpResponse:
    planned = finish_hearing(saved, by=request.user)
    done = _("聞き取りを終えました。うかがったことから、ニーズを作れます。")
    if planned:
        done += _("次の訪問の予定も入れました。")
    messages.success(request, done)
    return redirect("visit", saved.visit.public_id)


@staff_only
@require_safe
def sheet_versions(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """How the sheet stood, saving by saving."""
    heard = _heard(request, public_id)
    found = get_object_or_404(HearingSheet.objects.visible_to(request.user), visit=heard)
    context = {
        "record": found,
        "back": reverse("visit", args=[heard.public_id]),
        "versions": versions(found.revisions.all(), SheetForm.told),
    }
    return render(request, "people/versions.html", context)


@staff_only
def need_of_sheet(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Make a need of what the sheet says; the same sheet may give another one."""
    heard = _heard(request, public_id)
    found = get_object_or_404(HearingSheet.objects.visible_to(request.user), visit=heard)
    form = NeedOfSheetForm.opened(request, found)
    if request.method == "POST":
        made = form.write(
            request,
            lambda: draw_need(
                found, values=form.values(), on=timezone.localdate(), by=request.user
            ),
        )
        if made:
            messages.success(request, _("ニーズを登録しました。合いそうな方を下にならべました。"))
            return redirect("need", made.public_id)
    context = {"form": form, "visit": heard}
    return render(request, "cycle/visits/need_form.html", context, status=form.status)


def _heard(request: SignedInRequest, public_id: UUID) -> Visit:
    found = get_object_or_404(visit_with_parts(request.user), public_id=public_id)
    open_for_writing(request, found.organisation)
    if found.undone_at:
        raise Http404
    return found
