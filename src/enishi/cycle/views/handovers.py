from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from enishi.cycle.forms.handover import DepartureForm, HandoverForm
from enishi.cycle.transitions.hand_over import cases_of, hand_over
from enishi.cycle.transitions.let_body_leave import let_body_leave
from enishi.experts.queries import registered_with
from enishi.experts.transitions import tell_of_parting
from enishi.logbook.refused import Refused
from enishi.people.models import Membership, Organisation
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, may_appoint, staff_only
from enishi.walls.inside import everything


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def handover(request: SignedInRequest) -> HttpResponse:
    """引継ぎ: who runs how much in my body, and the press that gives it to somebody else."""
    body = body_of(request)
    all_of_them = may_appoint(request.user, body)
    asked = [request.POST] if request.method == "POST" else []
    form = HandoverForm(*asked, body=body, user=request.user, all_of_them=all_of_them)
    if form.is_bound and form.is_valid():
        try:
            handed = hand_over(body, **form.cleaned_data, at=timezone.now(), by=request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            said = _("%(name)sさんに、%(n)s件を引き継ぎました。")
            to = form.cleaned_data["to"].full_name
            messages.success(request, said % {"name": to, "n": sum(handed.values())})
            return redirect("handover")
    people = form.fields["person"].queryset  # type: ignore[attr-defined]
    context = {
        "form": form,
        "body": body,
        "may_part": all_of_them,
        "people": [(one, cases_of(one, within=body)) for one in people],
    }
    status = 422 if form.errors else 200
    return render(request, "cycle/handover.html", context, status=status)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def departure(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """脱退: what it means that a body leaves, and the press with which it does."""
    if not may_appoint(request.user, None):
        raise Http404
    seen = Organisation.objects.visible_to(request.user).filter(ended_at=None)
    found = get_object_or_404(seen, public_id=public_id)
    form = DepartureForm(*([request.POST] if request.method == "POST" else []), body=found)
    if form.is_bound and form.is_valid():
        to = form.cleaned_data["to"]
        parted = let_body_leave(found, to=to, at=timezone.now(), by=request.user)
        said = _("脱退を書きました。新現役%(n)s名の登録は引き継がれ、%(m)s名の登録は終わりました。")
        messages.success(request, said % {"n": parted.passed_on, "m": parted.ended})
        return redirect("network")
    people = Membership.objects.visible_to(request.user).live().filter(organisation=found)
    # The 推進室 counts here, it does not read whose cards these are.
    with everything():
        waiting = registered_with(found, told=False).count()
    context = {"body": found, "people": people.count(), "form": form, "untold": waiting}
    status = 422 if form.errors else 200
    return render(request, "cycle/departure.html", context, status=status)


@staff_only
@require_POST
def partings(request: SignedInRequest) -> HttpResponse:
    """Draft the letters that tell everybody registered with my body that it leaves."""
    drafted = tell_of_parting(body_of(request), by=request.user)
    said = _("%(n)s名への「脱退のお知らせ」を下書きにしました。読んで、送ってください。")
    messages.success(request, said % {"n": len(drafted)})
    return redirect("letter_list")
