from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.cycle.forms.prospects import (
    AppointmentForm,
    ApproachForm,
    ProspectForm,
    ProspectListForm,
)
from enishi.cycle.models import Outcome, Prospect
from enishi.cycle.queries import prospect_list
from enishi.cycle.transitions import appoint, approach, note_prospect, revise_prospect
from enishi.logbook.refused import NotYours, Refused
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, open_for_writing, staff_only


@staff_only
@require_safe
def prospects(request: SignedInRequest) -> HttpResponse:
    """The register of companies that we would like to visit."""
    form = ProspectListForm(request.GET)
    state, referral = form.chosen("state"), form.chosen("referral")
    listed = prospect_list(request.user, words=form.words(), state=state, referral=referral)
    page = Paginator(listed, 50).get_page(request.GET.get("page"))
    context = {"page": page, "form": form, "state": state, "day": timezone.localdate()}
    return render(request, "cycle/prospects/list.html", context)


@staff_only
def prospect_new(request: SignedInRequest) -> HttpResponse:
    """Enter a company in the register."""
    form = ProspectForm.opened(request)
    if request.method == "POST":
        made = form.write(
            request,
            lambda: note_prospect(
                body_of(request), values=form.values(), on=timezone.localdate(), by=request.user
            ),
        )
        if made:
            messages.success(request, _("台帳に入れました。"))
            return redirect("prospect", made.public_id)
    return render(request, "cycle/prospects/form.html", {"form": form}, status=form.status)


@staff_only
def prospect_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write a line anew."""
    found = _found(request, public_id)
    form = ProspectForm.opened(request, found)
    if request.method == "POST":
        saved = form.write(
            request,
            lambda: revise_prospect(
                found, values=form.values(), read_at=form.read_version(), by=request.user
            ),
        )
        if saved:
            messages.success(request, _("保存しました。"))
            return redirect("prospect", found.public_id)
    context = {"form": form, "prospect": found}
    return render(request, "cycle/prospects/form.html", context, status=form.status)


@staff_only
@require_safe
def prospect(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One line: what is known, the calls, and the press that fixes a visit."""
    return _page(request, _found(request, public_id))


@staff_only
@require_POST
def approaches(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Note a call."""
    found = _found(request, public_id)
    form = ApproachForm(request.POST)
    if not form.is_valid():
        return _page(request, found, call=form, status=422)
    try:
        approach(
            found,
            outcome=Outcome(form.cleaned_data["outcome"]),
            words=form.cleaned_data["words"],
            again_on=form.cleaned_data["again_on"],
            on=timezone.localdate(),
            by=request.user,
        )
    except NotYours:
        raise
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, found, call=form, status=409)
    messages.success(request, _("連絡を書きとめました。"))
    return redirect("prospect", found.public_id)


@staff_only
@require_POST
def appointments(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Fix the first visit."""
    found = _found(request, public_id)
    form = AppointmentForm(request.POST)
    if not form.is_valid():
        return _page(request, found, appointing=form, status=422)
    details = {name: form.cleaned_data[name] for name in ("starts", "place")}
    try:
        planned = appoint(
            found,
            planned_on=form.cleaned_data["planned_on"],
            details=details,
            on=timezone.localdate(),
            by=request.user,
        )
    except NotYours:
        raise
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, found, appointing=form, status=409)
    messages.success(request, _("訪問の約束を入れました。うかがう準備をしましょう。"))
    return redirect("visit", planned.public_id)


def _page(
    request: SignedInRequest,
    found: Prospect,
    *,
    call: ApproachForm | None = None,
    appointing: AppointmentForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "prospect": found,
        "calls": found.approaches.visible_to(request.user).select_related("by"),
        "call": call or ApproachForm(),
        "appointing": appointing or AppointmentForm(),
        "form": call or appointing,
        "open": found.company_id is None and found.ended_on is None,
    }
    return render(request, "cycle/prospects/prospect.html", context, status=status)


def _found(request: SignedInRequest, public_id: UUID) -> Prospect:
    lines = Prospect.objects.visible_to(request.user)
    found = get_object_or_404(
        lines.select_related("organisation", "owner", "company"), public_id=public_id
    )
    open_for_writing(request, found.organisation)
    return found
