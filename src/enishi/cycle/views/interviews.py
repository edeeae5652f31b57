"""When and where the expert and the company meet, and what of it each side is sent."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.cycle.forms.introduction import InterviewForm
from enishi.cycle.invitation import as_calendar
from enishi.cycle.models import Interview, Introduction
from enishi.cycle.passage import interviews_of
from enishi.cycle.transitions import (
    arrange_interview,
    move_interview,
    write_appointment,
    write_introduction,
)
from enishi.cycle.views.introductions import drawn, introduction_seen
from enishi.cycle.views.soundings import answer_page
from enishi.cycle.word_letter import letter_here
from enishi.logbook.refused import Refused
from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only


@staff_only
@require_POST
def interviews(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write down when and where the two meet."""
    found, form = introduction_seen(request, public_id), InterviewForm(request.POST)
    if not form.is_valid():
        return drawn(request, found, interview_form=form)
    arrange_interview(
        found,
        starts_at=form.starts_at(),
        minutes=form.cleaned_data["minutes"] or 60,
        place=form.cleaned_data["place"],
        attending=form.cleaned_data["attending"],
        by=request.user,
    )
    messages.success(request, _("面談の日を記録しました。"))
    bring_into_the_letter(request, found)
    return redirect("introduction", found.public_id)


def bring_into_the_letter(request: SignedInRequest, found: Introduction) -> None:
    """A letter that waits here carries the new day, or somebody is told that it does not."""
    found.refresh_from_db()
    if letter_here(found) is None:
        return
    try:
        write_introduction(found, page=answer_page(request), by=request.user)
    except Refused as refused:
        messages.warning(request, _("紹介状には、まだ前の日が書いてあります。") + str(refused))
    else:
        messages.success(
            request, _("紹介状の下書きにも、この日を入れました。読みなおして送ってください。")
        )


def interview_seen(request: SignedInRequest, public_id: UUID) -> Interview:
    """The interview, for those who sit at its table."""
    seen = Interview.objects.visible_to(request.user).select_related(
        "introduction__expert", "introduction__company", "introduction__deliberation__need"
    )
    return get_object_or_404(seen, public_id=public_id)


@staff_only
@require_POST
def days(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Move an interview to another day, hour or place."""
    interview, form = interview_seen(request, public_id), InterviewForm(request.POST)
    found = introduction_seen(request, interview.introduction.public_id)
    if not form.is_valid():
        return drawn(request, found, moving=interview.public_id, moving_form=form)
    move_interview(
        interview,
        starts_at=form.starts_at(),
        minutes=form.cleaned_data["minutes"] or 60,
        place=form.cleaned_data["place"],
        attending=form.cleaned_data["attending"],
        read_at=interview.version,
        by=request.user,
    )
    messages.success(
        request, _("面談の日を変えました。企業とご本人に、お電話かお手紙でお伝えください。")
    )
    bring_into_the_letter(request, found)
    return redirect("introduction", found.public_id)


@staff_only
@require_POST
def appointments(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Draft the letter that tells the expert when and where, with a file for his calendar."""
    found = interview_seen(request, public_id)
    write_appointment(found, page=answer_page(request), by=request.user)
    messages.success(request, _("面談のご案内を下書きしました。読みなおして送ってください。"))
    return redirect("introduction", found.introduction.public_id)


@require_safe
def calendar(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The interview as a file for a calendar: for the table, and for the expert himself."""
    found = next((one for one in interviews_of(request.user) if one.public_id == public_id), None)
    if found is None:
        raise Http404
    answered = HttpResponse(as_calendar(found), content_type="text/calendar; charset=utf-8")
    answered["Content-Disposition"] = 'attachment; filename="interview.ics"'
    return answered
