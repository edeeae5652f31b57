from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi import paper
from enishi.cycle.agenda import unseated, waiting
from enishi.cycle.forms.guests import GuestBodyForm
from enishi.cycle.forms.sittings import (
    AgendaForm,
    AttendanceForm,
    LineForm,
    MovedSittingForm,
    SittingForm,
)
from enishi.cycle.guests import invitations_of
from enishi.cycle.minutes import agenda_of, minutes_of
from enishi.cycle.models import AgendaItem, Attendance, DeliberationMeeting
from enishi.cycle.queries.guests import invited_to, items_shared
from enishi.cycle.sitting import STYLE, dossier, point_of
from enishi.cycle.transitions import (
    call_off,
    convene,
    move_meeting,
    note_attendance,
    put_on_agenda,
    strike_attendance,
    take_off_agenda,
)
from enishi.logbook.refused import Refused
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, staff_only

LATELY = 30


@staff_only
@require_safe
def sittings(request: SignedInRequest) -> HttpResponse:
    """The sittings of our groups: those to come, and those that were."""
    seen = DeliberationMeeting.objects.visible_to(request.user).live()
    seen = seen.select_related("group", "organisation", "chair")
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    context = {
        "ahead": seen.filter(starts_at__gte=today).order_by("starts_at"),
        "invited": invitations_of(request.user),
        "past": seen.filter(starts_at__lt=today).order_by("-starts_at")[:LATELY],
    }
    return render(request, "cycle/sittings/list.html", context)


@staff_only
def sitting_new(request: SignedInRequest) -> HttpResponse:
    """Call a group to a sitting."""
    body = body_of(request)
    form = SittingForm.opened(request, body=body, user=request.user)
    if request.method == "POST":
        made = form.write(
            request,
            lambda: convene(
                form.cleaned_data["group"],
                starts_at=form.starts_at(),
                place=form.cleaned_data["place"],
                chair=form.cleaned_data["chair"],
                by=request.user,
            ),
        )
        if made:
            messages.success(request, _("討議会を入れました。議題を選んでください。"))
            return redirect("sitting", made.public_id)
    return render(request, "cycle/sittings/form.html", {"form": form}, status=form.status)


@staff_only
def sitting_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Change the day, the place or the chair of a sitting."""
    found = sitting_seen(request, public_id)
    form = MovedSittingForm.opened(request, found, body=found.organisation, user=request.user)
    if request.method == "POST":
        moved = form.write(
            request,
            lambda: move_meeting(
                found,
                starts_at=form.starts_at(),
                place=form.cleaned_data["place"],
                chair=form.cleaned_data["chair"],
                read_at=form.read_version(),
                by=request.user,
            ),
        )
        if moved:
            messages.success(request, _("討議会の日時と場所を変えました。"))
            return redirect("sitting", found.public_id)
    context = {"form": form, "meeting": found}
    return render(request, "cycle/sittings/form.html", context, status=form.status)


def sitting_seen(request: SignedInRequest, public_id: UUID) -> DeliberationMeeting:
    """The sitting, for the people of its body; for others it does not exist."""
    seen = DeliberationMeeting.objects.visible_to(request.user).live()
    return get_object_or_404(
        seen.select_related("group", "organisation", "chair"), public_id=public_id
    )


@staff_only
@require_safe
def sitting(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One sitting: its agenda, who came, its minutes."""
    return drawn(request, sitting_seen(request, public_id))


def drawn(request: SignedInRequest, found: DeliberationMeeting, **bound: Any) -> HttpResponse:
    """Draw the sitting; a form that could not be kept stays filled in."""
    lines = list(minutes_of(found, user=request.user))
    closed = found.closed_at
    context = {
        "meeting": found,
        "items": waiting(agenda_of(found, user=request.user), user=request.user),
        "unseated": unseated(found),
        "attendances": found.attendances.visible_to(request.user).live().select_related("person"),
        "minutes": [one for one in lines if not closed or one.said_at <= closed],
        "added": [one for one in lines if closed and one.said_at > closed],
        "agenda_form": AgendaForm(meeting=found, user=request.user),
        "attendance_form": AttendanceForm(body=found.organisation),
        "line_form": LineForm(),
        "guests": [(one, items_shared(one).count()) for one in invited_to(found, request.user)],
        "guest_form": GuestBodyForm(meeting=found),
    }
    status = 422 if bound else 200
    return render(request, "cycle/sittings/sitting.html", context | bound, status=status)


@staff_only
@require_POST
def agenda(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Put a need on the agenda."""
    found = sitting_seen(request, public_id)
    form = AgendaForm(request.POST, meeting=found, user=request.user)
    if not form.is_valid():
        return drawn(request, found, agenda_form=form)
    put_on_agenda(found, need=form.cleaned_data["need"], by=request.user)
    messages.success(request, _("議題に入れました。"))
    return redirect("sitting", found.public_id)


@staff_only
@require_POST
def agenda_removals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take a need off the agenda."""
    seen = AgendaItem.objects.visible_to(request.user).select_related("meeting", "need")
    found = get_object_or_404(seen, public_id=public_id)
    take_off_agenda(found, by=request.user)
    messages.success(request, _("議題から外しました。"))
    return redirect("sitting", found.meeting.public_id)


@staff_only
@require_POST
def attendances(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Note who came."""
    found = sitting_seen(request, public_id)
    form = AttendanceForm(request.POST, body=found.organisation)
    if not form.is_valid():
        return drawn(request, found, attendance_form=form)
    note_attendance(found, **form.cleaned_data, by=request.user)
    messages.success(request, _("出席を書きとめました。"))
    return redirect("sitting", found.public_id)


@staff_only
@require_POST
def attendance_removals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take back an attendance that was noted by mistake."""
    seen = Attendance.objects.visible_to(request.user).select_related("meeting")
    found = get_object_or_404(seen, public_id=public_id)
    strike_attendance(found, by=request.user)
    messages.success(request, _("出席を取り消しました。"))
    return redirect("sitting", found.meeting.public_id)


@staff_only
@require_POST
def callings_off(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Call the sitting off."""
    call_off(sitting_seen(request, public_id), by=request.user)
    messages.success(request, _("討議会を取りやめました。"))
    return redirect("sitting_list")


@staff_only
@require_safe
def screen(request: SignedInRequest, public_id: UUID, number: int) -> HttpResponse:
    """投影: one need at a time in large letters, for everybody in the room."""
    found = sitting_seen(request, public_id)
    items = agenda_of(found, user=request.user)
    if not 1 <= number <= len(items):
        raise Refused(_("この番号の議題はありません。討議会のページから開きなおしてください。"))
    context = {
        "meeting": found,
        "count": len(items),
        "point": point_of(number, items[number - 1], user=request.user),
    }
    return render(request, "cycle/sittings/screen.html", context)


@staff_only
@require_safe
def dossier_paper(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """討議会資料, to be printed and laid before everybody."""
    found = sitting_seen(request, public_id)
    try:
        content = paper.pdf(dossier(found, user=request.user), STYLE.read_text("utf-8"))
    except paper.Unprintable as missing:
        raise Refused(str(missing)) from missing
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"},
    )
