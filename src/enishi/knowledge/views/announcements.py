from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.knowledge.forms.announcement import AnnouncementForm
from enishi.knowledge.models import Announcement
from enishi.knowledge.named import named_to_all
from enishi.knowledge.queries import by_body, yet_to_read
from enishi.knowledge.transitions import announce, confirm_reading, take_back
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, staff_only


def _seen(request: SignedInRequest, public_id: UUID) -> Announcement:
    seen = Announcement.objects.visible_to(request.user).live()
    told = seen.select_related("organisation", "announced_by")
    return get_object_or_404(told, public_id=public_id)


@staff_only
@require_safe
def announcement(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One announcement; whoever made it sees who has read it, and who has not yet."""
    found = _seen(request, public_id)
    ours = found.organisation in request.standing.bodies
    context = {
        "announcement": found,
        "mine": found.readings.filter(reader=request.user).first(),
        "ours": ours,
        "readings": found.readings.select_related("reader") if ours else None,
        "waiting": yet_to_read(found) if ours else None,
        "waiting_by_body": by_body(found) if ours else None,
    }
    return render(request, "knowledge/announcement.html", context)


@staff_only
def announcement_new(request: SignedInRequest) -> HttpResponse:
    """Tell the people of my body something, or as the 推進室 those of all bodies."""
    body = body_of(request)
    form = AnnouncementForm.opened(request)
    if request.method == "POST" and form.is_new(request, lambda: named_to_all(body, **form.said())):
        made = form.write(
            request,
            lambda: announce(
                body,
                **form.said(),
                is_sure="another" in request.POST,
                at=timezone.now(),
                by=request.user,
            ),
        )
        if made:
            messages.success(
                request, _("お知らせしました。だれが読んだかは、このページでわかります。")
            )
            return redirect("announcement", made.public_id)
    return render(request, "knowledge/announcement_new.html", {"form": form}, status=form.status)


@staff_only
@require_POST
def readings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Say that I have read it."""
    confirm_reading(_seen(request, public_id), at=timezone.now(), by=request.user)
    messages.success(request, _("「読みました」とお伝えしました。"))
    return redirect("shared")


@staff_only
@require_POST
def withdrawals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take an announcement back."""
    take_back(_seen(request, public_id), at=timezone.now(), by=request.user)
    messages.success(request, _("お知らせを取り下げました。"))
    return redirect("shared")
