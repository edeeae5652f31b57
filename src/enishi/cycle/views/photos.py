from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from enishi.cycle.forms.photos import PhotosForm
from enishi.cycle.models import VisitPhoto
from enishi.cycle.queries import visit_with_parts
from enishi.cycle.transitions import add_photo, take_back_photo
from enishi.files.receiving import receives_files, too_large
from enishi.logbook.refused import NotYours, Refused
from enishi.people.request import SignedInRequest
from enishi.people.standing import open_for_writing, staff_only


@staff_only
@receives_files
def photos(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Add pictures to a visit; one that is no picture does not lose the others."""
    found = get_object_or_404(visit_with_parts(request.user), public_id=public_id)
    open_for_writing(request, found.organisation)
    form, added = PhotosForm(), 0
    if request.method == "POST":
        form = PhotosForm(request.POST, request.FILES, too_large=too_large(request))
        if form.is_valid():
            for sent in form.cleaned_data["photos"]:
                try:
                    caption = form.cleaned_data["caption"]
                    add_photo(found, content=sent.read(), caption=caption, by=request.user)
                    added += 1
                except NotYours:
                    raise
                except Refused as refused:
                    form.add_error("photos", f"{sent.name}: {refused}")
        if added:
            told = ngettext("写真を%(n)s枚足しました。", "写真を%(n)s枚足しました。", added)
            messages.success(request, told % {"n": added})
        if not form.errors:
            return redirect("visit", found.public_id)
    context = {"form": form, "visit": found}
    return render(request, "cycle/visits/photos.html", context, status=422 if form.errors else 200)


@staff_only
@require_safe
def photo(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Show one picture, and let nobody keep it on the way."""
    found = get_object_or_404(VisitPhoto.objects.visible_to(request.user), public_id=public_id)
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"}
    return HttpResponse(bytes(found.content or b""), content_type="image/jpeg", headers=headers)


@staff_only
@require_POST
def withdrawals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take a picture away."""
    shown = VisitPhoto.objects.visible_to(request.user).select_related("visit", "organisation")
    found = get_object_or_404(shown, public_id=public_id)
    take_back_photo(found, by=request.user)
    messages.success(request, _("写真を外しました。"))
    return redirect("visit", found.visit.public_id)
