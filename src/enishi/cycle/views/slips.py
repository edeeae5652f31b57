from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from enishi.cycle.forms.slips import ApprovalForm, OwnApprovalForm, SlipForm
from enishi.cycle.models import ApprovalManner, NeedSlip
from enishi.cycle.queries import need_with_parts
from enishi.cycle.transitions import approve_slip, draft_slip, show_slip, withdraw_slip
from enishi.cycle.transitions.unnamed import surnames_in
from enishi.logbook.refused import Refused
from enishi.people.request import SignedInRequest
from enishi.people.standing import open_for_writing, staff_only


@staff_only
def slip_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write a need down without the company's name, for the company to approve."""
    need = get_object_or_404(need_with_parts(request.user), public_id=public_id)
    open_for_writing(request, need.organisation)
    form = SlipForm.opened(request, need)
    if request.method == "POST" and form.is_new(request, lambda: surnames_in(need, form.values())):
        made = form.write(
            request,
            lambda: draft_slip(
                need,
                values=form.values(),
                is_sure="another" in request.POST,
                on=timezone.localdate(),
                by=request.user,
            ),
        )
        if made:
            messages.success(request, _("ニーズ票を作りました。企業に確かめていただきましょう。"))
            return redirect("slip", made.public_id)
    context = {"form": form, "need": need}
    return render(request, "cycle/slip_form.html", context, status=form.status)


@staff_only
def slip(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One slip: its words, and whether the company approved them."""
    found = _found(request, public_id)
    form = ApprovalForm(request.POST or None, initial={"read_at": found.version})
    if request.method == "POST":
        open_for_writing(request, found.organisation)
        if form.is_valid():
            approve_slip(
                found,
                who=form.cleaned_data["who"],
                manner=ApprovalManner(form.cleaned_data["manner"]),
                read_at=form.cleaned_data["read_at"],
                on=timezone.localdate(),
                by=request.user,
            )
            messages.success(request, _("企業の承諾を書きとめました。この文は、お見せできます。"))
            return redirect("slip", found.public_id)
    context = {
        "slip": found,
        "form": form,
        "works_here": found.organisation in request.standing.bodies,
    }
    return render(request, "cycle/slip.html", context, status=422 if form.errors else 200)


@require_POST
def slip_own_approvals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The company itself says that these words may be shown."""
    found = _found(request, public_id)
    form = OwnApprovalForm(request.POST)
    if not form.is_valid():
        raise Refused(_("どの文への承諾か、わかりませんでした。ページを開きなおしてください。"))
    approve_slip(
        found,
        who=request.user.full_name,
        manner=ApprovalManner.SCREEN,
        read_at=form.cleaned_data["read_at"],
        on=timezone.localdate(),
        by=request.user,
    )
    messages.success(request, _("承諾をいただきました。ありがとうございます。"))
    return redirect("start")


@staff_only
@require_POST
def slip_showings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Let the experts read the slip on their own pages."""
    found = _found(request, public_id)
    show_slip(found, on=timezone.localdate(), by=request.user)
    messages.success(request, _("新現役の方の「お知らせと予定」に載せました。"))
    return redirect("slip", found.public_id)


@require_POST
def slip_withdrawals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The company, or we, no longer wish that the slip is shown."""
    found = _found(request, public_id)
    withdraw_slip(found, on=timezone.localdate(), by=request.user)
    messages.success(request, _("ニーズ票を取り下げました。どこにもお見せしません。"))
    if found.organisation in request.standing.bodies:
        return redirect("need", found.need.public_id)
    return redirect("start")


def _found(request: SignedInRequest, public_id: UUID) -> NeedSlip:
    seen = NeedSlip.objects.visible_to(request.user)
    return get_object_or_404(
        seen.select_related("need__company", "need__organisation", "organisation", "drafted_by"),
        public_id=public_id,
    )
