from uuid import UUID

from django.contrib.staticfiles import finders
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST, require_safe

from enishi.cycle.forms.sheet import DeviceSheetForm, SheetForm, in_boxes
from enishi.cycle.models import HearingSheet
from enishi.cycle.offline import answer_of, bag_of, blank
from enishi.cycle.queries import visit_with_parts
from enishi.cycle.transitions import write_sheet
from enishi.people.request import SignedInRequest
from enishi.people.standing import open_for_writing, staff_only

PRIVATE = {"Cache-Control": "private, no-store"}


@staff_only
@ensure_csrf_cookie
@require_safe
def offline(request: SignedInRequest) -> HttpResponse:
    """The page that a device keeps: the sheet without a word in it, for any visit."""
    return render(request, "cycle/visits/offline.html", {"form": SheetForm()})


@staff_only
@require_safe
def manifest(request: SignedInRequest) -> HttpResponse:
    """How the page is installed, and how far it reaches."""
    here = reverse("offline")
    told = {
        "name": _("縁　聞き取り"),
        "short_name": _("聞き取り"),
        "start_url": here,
        "scope": here,
        "display": "standalone",
        "background_color": "#f7f4ee",
        "theme_color": "#00428c",
        "icons": [{"src": static("web/mark.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(told, content_type="application/manifest+json")


@staff_only
@require_safe
def worker(request: SignedInRequest) -> HttpResponse:
    """The script that answers when there is no connection; it reaches this page and no other."""
    path = finders.find("cycle/offline-worker.js")
    with open(str(path), encoding="utf-8") as script:
        headers = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
        written = "text/javascript; charset=utf-8"
        return HttpResponse(script.read(), content_type=written, headers=headers)


@staff_only
@require_safe
def bag(request: SignedInRequest) -> HttpResponse:
    """The visits that a person takes along."""
    return JsonResponse(bag_of(request), headers=PRIVATE)


@staff_only
@require_POST
def offline_sheet(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take a sheet from a device; what somebody else wrote meanwhile is not lost either."""
    heard = get_object_or_404(visit_with_parts(request.user), public_id=public_id)
    open_for_writing(request, heard.organisation)
    sheets = HearingSheet.objects.visible_to(request.user).filter(visit=heard)
    before = sheets.first()
    form = DeviceSheetForm.opened(request, before or blank(heard))
    saved = form.write(
        request,
        lambda: write_sheet(
            heard, values=form.values(), read_at=form.read_version(), by=request.user
        ),
    )
    if saved is None:
        stands = sheets.first()
        # Both texts were shown: the next sending answers them. A mistake changes nothing.
        told = answer_of(
            form, stands.version if stands and form.differences else form.read_at_all()
        )
        return JsonResponse(told, status=form.status, headers=PRIVATE)
    now = SheetForm(initial=SheetForm.values_from(saved))
    return JsonResponse({"version": saved.version, "values": in_boxes(now)}, headers=PRIVATE)
