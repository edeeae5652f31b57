from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.companies.alike import alike_companies
from enishi.companies.models import Company
from enishi.cycle.forms.prospects import (
    AppointmentForm,
    ApproachForm,
    CallAndAppointmentForm,
    ProspectForm,
    ProspectListForm,
    ProspectRevisionForm,
)
from enishi.cycle.models import Outcome, Prospect
from enishi.cycle.queries import prospect_list
from enishi.cycle.transitions import (
    appoint,
    approach,
    note_prospect,
    revise_prospect,
    take_up_again,
)
from enishi.cycle.transitions.prospect import OF_COMPANY
from enishi.logbook.refused import NotYours, Refused
from enishi.people.listing import page_of_list
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, staff_only


@staff_only
@require_safe
def prospects(request: SignedInRequest) -> HttpResponse:
    """The register of companies that we would like to visit."""
    form = ProspectListForm(request.GET)
    state, referral = form.chosen("state"), form.chosen("referral")
    listed = prospect_list(request.user, words=form.words(), state=state, referral=referral)
    page = page_of_list(listed, request.GET.get("page"))
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
    form = ProspectRevisionForm.opened(request, found)
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
    found = _found(request, public_id)
    return _page(request, found, ApproachForm(), AppointmentForm(known=_known(found)))


@staff_only
@require_POST
def approaches(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Note a call."""
    found = _found(request, public_id)
    call, appointing = ApproachForm(request.POST), AppointmentForm(**_kept(request, found))
    if not call.is_valid():
        return _page(request, found, call, appointing, wrong=call)
    if str(appointing["planned_on"].value() or "").strip():
        call.add_error(
            None,
            _(
                "「訪問する日」が入っています。約束ができたときは「この日に訪問する」を、できなかった"
                "ときは日を消してから、もう一度押してください。"
            ),
        )
        return _page(request, found, call, appointing, wrong=call)
    try:
        approach(
            found,
            outcome=Outcome(call.cleaned_data["outcome"]),
            words=call.cleaned_data["words"],
            again_on=call.cleaned_data["again_on"],
            on=call.cleaned_data["on"],
            by=request.user,
        )
    except NotYours:
        raise
    except Refused as refused:
        call.add_error(None, str(refused))
        return _page(request, found, call, appointing, wrong=call, status=409)
    messages.success(request, _("連絡を書きとめました。"))
    return redirect("prospect", found.public_id)


@staff_only
@require_POST
def appointments(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Fix the first visit; what was written of the call is kept with it."""
    found = _found(request, public_id)
    call = CallAndAppointmentForm(request.POST)
    appointing = AppointmentForm(request.POST, known=_known(found))
    shown = ApproachForm(initial=request.POST.dict())
    if not appointing.is_valid():
        return _page(request, found, shown, appointing, wrong=appointing)
    if not call.is_valid():
        return _page(request, found, shown, appointing, wrong=call)
    details = {name: appointing.cleaned_data[name] for name in ("starts", "place")}
    try:
        planned = appoint(
            found,
            planned_on=appointing.cleaned_data["planned_on"],
            details=details,
            words=call.cleaned_data["words"],
            called_on=call.cleaned_data["on"],
            company=appointing.chosen(),
            is_another=appointing.is_another(),
            on=timezone.localdate(),
            by=request.user,
        )
    except NotYours:
        raise
    except Refused as refused:
        appointing.add_error(None, str(refused))
        return _page(request, found, shown, appointing, wrong=appointing, status=409)
    messages.success(request, _("訪問の約束を入れました。うかがう準備をしましょう。"))
    return redirect("visit", planned.public_id)


@staff_only
@require_POST
def resumptions(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take a line up again that had been given up."""
    found = take_up_again(_found(request, public_id), by=request.user)
    messages.success(request, _("もう一度、これから連絡する企業に入れました。"))
    return redirect("prospect", found.public_id)


def _kept(request: SignedInRequest, found: Prospect) -> dict[str, Any]:
    """What was written of an appointment while the call alone was to be noted."""
    return {"initial": request.POST.dict(), "known": _known(found)}


def _known(found: Prospect) -> list[Company]:
    """The companies of our register that this one may be."""
    values = {name: getattr(found, name) for name in OF_COMPANY}
    return [] if _is_over(found) else alike_companies(found.organisation, values)


def _is_over(found: Prospect) -> bool:
    return bool(found.company_id or found.ended_on)


def _page(
    request: SignedInRequest,
    found: Prospect,
    call: ApproachForm,
    appointing: AppointmentForm,
    *,
    wrong: ApproachForm | AppointmentForm | None = None,
    status: int = 0,
) -> HttpResponse:
    calls = list(found.approaches.visible_to(request.user).select_related("by"))
    context = {
        "prospect": found,
        "calls": calls,
        "again_on": calls[0].again_on if calls else None,
        "day": timezone.localdate(),
        "call": call,
        "appointing": appointing,
        # The words of the one form are kept while the other is put right; only its faults show.
        "form": wrong,
        "open": not _is_over(found),
    }
    status = status or (422 if wrong else 200)
    return render(request, "cycle/prospects/prospect.html", context, status=status)


def _found(request: SignedInRequest, public_id: UUID) -> Prospect:
    lines = Prospect.objects.visible_to(request.user)
    found = get_object_or_404(
        lines.select_related("organisation", "owner", "company"), public_id=public_id
    )
    return found
