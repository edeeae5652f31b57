from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.cycle.forms.guests import GuestBodyForm, GuestOpinionForm
from enishi.cycle.guests import came, invitations_of, points_for
from enishi.cycle.models import GuestBody, Stance
from enishi.cycle.transitions import (
    come_as_guest,
    give_opinion_as_guest,
    invite_body,
    take_back_invitation,
)
from enishi.cycle.views.sittings import drawn, sitting_seen
from enishi.logbook.refused import Refused
from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only
from enishi.walls.inside import widened


@staff_only
@require_POST
def invitations(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Invite another body to a sitting."""
    found = sitting_seen(request, public_id)
    form = GuestBodyForm(request.POST, meeting=found)
    if not form.is_valid():
        return drawn(request, found, guest_form=form)
    invite_body(found, body=form.cleaned_data["body"], by=request.user)
    messages.success(request, _("お招きしました。先方の「討議会」のページに出ます。"))
    return redirect("sitting", found.public_id)


@staff_only
@require_POST
def removals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take an invitation back."""
    seen = GuestBody.objects.visible_to(request.user).live()
    ours = seen.filter(organisation__in=request.standing.bodies)
    found = get_object_or_404(ours.select_related("meeting"), public_id=public_id)
    take_back_invitation(found, by=request.user)
    messages.success(request, _("お招きを取りやめました。先方からは、もう見えません。"))
    return redirect("sitting", found.meeting.public_id)


def seat_of(request: SignedInRequest, public_id: UUID) -> GuestBody:
    """The invitation of one's own body; for others it does not exist."""
    held = {one.public_id: one for one in invitations_of(request.user)}
    if public_id not in held:
        raise Http404
    return held[public_id]


@staff_only
@require_safe
def guest_sitting(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """A sitting of another body, as far as it may be seen."""
    return page(request, public_id)


def page(request: SignedInRequest, public_id: UUID, **bound: Any) -> HttpResponse:
    """Draw the sitting for a guest; an opinion that could not be kept stays in its box."""
    seat = seat_of(request, public_id)
    context = {
        "guest": seat,
        "stances": Stance.choices,
        "meeting": seat.meeting,
        "points": points_for(seat, user=request.user),
        "came": came(seat, user=request.user),
    }
    status = getattr(bound.get("opinion_form"), "status", 422) if bound else 200
    return render(request, "cycle/sittings/guest.html", context | bound, status=status)


@staff_only
@require_POST
def attendances(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Note that one is there."""
    seat = seat_of(request, public_id)
    with widened(seat.organisation):
        come_as_guest(seat, by=request.user)
    messages.success(request, _("ご出席を書きとめました。"))
    return redirect("guest_sitting", seat.public_id)


@staff_only
@require_POST
def opinions(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write one's own opinion as a guest."""
    seat = seat_of(request, public_id)
    with widened(seat.organisation):
        form = GuestOpinionForm(request.POST, seat=seat)
        if not form.is_valid():
            return page(request, public_id, opinion_form=form)
        told = form.cleaned_data
        try:
            give_opinion_as_guest(
                told["candidate"],
                stance=told["stance"],
                reason=told["reason"],
                read_at=told["read_at"] or 0,
                by=request.user,
            )
        except Refused as refused:
            form.add_error(None, str(refused))
            form.status = 409  # type: ignore[attr-defined]
            return page(request, public_id, opinion_form=form)
    messages.success(request, _("意見を書きこみました。みなさんの意見が開きます。"))
    return redirect("guest_sitting", seat.public_id)
