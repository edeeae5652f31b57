from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from enishi.cycle.forms.sittings import LineForm, MinuteForm
from enishi.cycle.minutes import minutes_of
from enishi.cycle.models import Minute
from enishi.cycle.transitions import (
    add_to_minutes,
    close_minutes,
    draw_up_minutes,
    revise_minute,
    strike_minute,
    take_minute,
)
from enishi.cycle.views.sittings import drawn, sitting_seen
from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only


@staff_only
@require_POST
def drawings_up(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write the minutes from what was decided."""
    found = sitting_seen(request, public_id)
    draw_up_minutes(found, by=request.user)
    messages.success(request, _("決まったことから議事録を作りました。読んで、直してください。"))
    return redirect("sitting", found.public_id)


@staff_only
@require_POST
def minutes(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write one more line, or add to minutes that were confirmed."""
    found, form = sitting_seen(request, public_id), LineForm(request.POST)
    if not form.is_valid():
        return drawn(request, found, line_form=form)
    if found.closed_at:
        add_to_minutes(found, text=form.cleaned_data["text"], by=request.user)
    else:
        take_minute(found, text=form.cleaned_data["text"], by=request.user)
    messages.success(request, _("議事録に書き足しました。"))
    return redirect("sitting", found.public_id)


@staff_only
def minute_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write a line anew; when two do so, both texts are shown."""
    found = minute_seen(request, public_id)
    form = MinuteForm.opened(request, found)
    if request.method == "POST":
        made = form.write(
            request,
            lambda: revise_minute(
                found,
                text=form.cleaned_data["text"],
                read_at=form.read_version(),
                by=request.user,
            ),
        )
        if made:
            messages.success(request, _("議事録を直しました。"))
            return redirect("sitting", found.meeting.public_id)
    context = {"form": form, "minute": found, "meeting": found.meeting}
    return render(request, "cycle/sittings/minute_form.html", context, status=form.status)


def minute_seen(request: SignedInRequest, public_id: UUID) -> Minute:
    """A line of the minutes, if it stands and is not on something hidden from the person."""
    seen = Minute.objects.visible_to(request.user).select_related("meeting__group", "organisation")
    found = get_object_or_404(seen, public_id=public_id)
    return get_object_or_404(minutes_of(found.meeting, user=request.user), pk=found.pk)


@staff_only
@require_POST
def strikes(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Strike a line out of the minutes."""
    found = minute_seen(request, public_id)
    strike_minute(found, by=request.user)
    messages.success(request, _("議事録から1行を消しました。消したことは記録に残ります。"))
    return redirect("sitting", found.meeting.public_id)


@staff_only
@require_POST
def closings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Confirm the minutes: from then on they are only added to."""
    found = sitting_seen(request, public_id)
    close_minutes(found, by=request.user)
    messages.success(request, _("議事録を確定しました。このあとは、書き足すことだけができます。"))
    return redirect("sitting", found.public_id)
