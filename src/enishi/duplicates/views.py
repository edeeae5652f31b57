from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enishi.duplicates.forms import MergeForm
from enishi.duplicates.kinds import KINDS, Kind
from enishi.duplicates.queries import in_order, likely_twins
from enishi.duplicates.transitions import tell_apart
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, staff_only


def kind_called(name: str) -> Kind:
    """The kind of records at an address."""
    if name not in KINDS:
        raise Http404
    return KINDS[name]


@staff_only
@require_safe
def duplicates(request: SignedInRequest) -> HttpResponse:
    """What may be there twice in my body's registers, and what was merged lately."""
    body = body_of(request)
    mergings = [
        (name, merging)
        for name, kind in KINDS.items()
        for merging in kind.mergings(request.user)
        .filter(organisation=body, undone_at=None)
        .select_related("kept", "away")
        .order_by("-merged_at")[:20]
    ]
    context = {
        "body": body,
        "found": [(kind, likely_twins(body, kind)) for kind in KINDS.values()],
        "mergings": sorted(mergings, key=lambda pair: pair[1].merged_at, reverse=True),
    }
    return render(request, "duplicates/list.html", context)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def twins(request: SignedInRequest, name: str, first: UUID, second: UUID) -> HttpResponse:
    """Two records side by side: which stays, and what of the other is taken over."""
    kind = kind_called(name)
    live = kind.live(body_of(request))
    if first == second:
        raise Http404
    rows = (get_object_or_404(live, public_id=one) for one in (first, second))
    left, right = in_order(kind, *rows)
    form = MergeForm(kind, left, right, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        kind.merge(right, left, form.chosen(), timezone.now(), request.user)
        messages.success(
            request, _("1つにまとめました。「名寄せ」のページから、もとにもどせます。")
        )
        return redirect(kind.page, left.public_id)
    context = {"kind": kind, "left": left, "right": right, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "duplicates/twins.html", context, status=status)


@staff_only
@require_POST
def distinctions(request: SignedInRequest, name: str, first: UUID, second: UUID) -> HttpResponse:
    """They are not the same, and nobody is asked again."""
    kind, body = kind_called(name), body_of(request)
    if first == second:
        raise Http404
    rows = [get_object_or_404(kind.live(body), public_id=one) for one in (first, second)]
    records = (rows[0].public_id, rows[1].public_id)
    tell_apart(body, kind=kind.kind, records=records, at=timezone.now(), by=request.user)
    messages.success(request, _("別の記録として、書きとめました。"))
    return redirect("duplicates")


@staff_only
@require_POST
def partings(request: SignedInRequest, name: str, public_id: UUID) -> HttpResponse:
    """Undo a merging: both records stand again as they stood."""
    kind = kind_called(name)
    merging = get_object_or_404(kind.mergings(request.user), public_id=public_id)
    kind.part(merging, at=timezone.now(), by=request.user)
    messages.success(request, _("統合を、もとにもどしました。"))
    return redirect("duplicates")
