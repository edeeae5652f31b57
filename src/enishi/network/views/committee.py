from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enishi.logbook.chain import heads
from enishi.logbook.refused import Refused
from enishi.network.forms.committee import (
    AmendmentForm,
    CallUndoingForm,
    MeetingForm,
    MinutesForm,
)
from enishi.network.models import CommitteeMeeting
from enishi.network.queries import partners
from enishi.network.transitions import (
    amend_minutes,
    call_committee,
    change_call,
    confirm_minutes,
    undo_call,
    write_minutes,
)
from enishi.network.transitions.committee import (
    is_ahead,
    is_begun,
    refuse_confirmed,
    refuse_unconfirmable,
)
from enishi.network.writers import is_office, office_of
from enishi.paper import Unprintable, pdf
from enishi.people.confirming import still_to_confirm
from enishi.people.models import Organisation
from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only

STYLE = Path(__file__).parent.with_name("sheet.css")


@staff_only
def meetings(request: SignedInRequest) -> HttpResponse:
    """Every meeting of the 推進委員会, the latest first."""
    listed = CommitteeMeeting.objects.visible_to(request.user).live().order_by("-held_on")
    context = {"meetings": listed, "office": is_office(request)}
    return render(request, "network/committee/list.html", context)


@staff_only
def meeting(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One meeting as it is printed: agenda, attendance, papers, decisions, minutes, the seals."""
    seen = CommitteeMeeting.objects.visible_to(request.user).live()
    return page(request, get_object_or_404(seen, public_id=public_id))


def page(
    request: SignedInRequest, found: CommitteeMeeting, undoing: CallUndoingForm | None = None
) -> HttpResponse:
    """The page of a meeting, with the reason as it was typed where it was refused."""
    mine = CommitteeMeeting.objects.visible_to(request.user).kept_by(request.user)
    context = told(request, found) | {
        "amending": AmendmentForm(),
        "keeps": mine.filter(pk=found.pk).exists(),
        "begun": is_begun(found),
        "ahead": is_ahead(found, timezone.localdate()),
        "undoing": undoing or CallUndoingForm(),
        "form": undoing,
    }
    status = undoing.status if undoing else 200
    return render(request, "network/committee/meeting.html", context, status=status)


def told(request: SignedInRequest, found: CommitteeMeeting) -> dict[str, Any]:
    """What a meeting's page and its paper say."""
    bodies = Organisation.objects.visible_to(request.user)
    names = {body.public_id: body.name for body in bodies}
    attendances = list(found.attendances.select_related("body").order_by("body__code"))
    return {
        "meeting": found,
        "attendances": attendances,
        "came": [one.body.name for one in attendances if one.present],
        "missed": [one.body.name for one in attendances if not one.present],
        "amendments": found.amendments.select_related("amended_by"),
        "heads": [(names[h.organisation], h) for h in heads() if h.organisation in names],
        "now": timezone.now(),
    }


@staff_only
@require_safe
def sheet(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The meeting on paper, with the seals of the log."""
    seen = CommitteeMeeting.objects.visible_to(request.user).live()
    found = get_object_or_404(seen, public_id=public_id)
    html = render_to_string("network/committee/paper.html", told(request, found), request)
    try:
        content = pdf(html, STYLE.read_text("utf-8"))
    except Unprintable as missing:
        raise Refused(str(missing)) from missing
    headers = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@staff_only
def meeting_new(request: SignedInRequest) -> HttpResponse:
    """Call a meeting."""
    office = office_of(request)
    form = MeetingForm.opened(request)
    if request.method == "POST":
        made = form.write(
            request,
            lambda: call_committee(office, **form.called(), by=request.user),
        )
        if made:
            messages.success(request, _("推進委員会を書きました。"))
            return redirect("committee_meeting", made.public_id)
    return render(request, "network/committee/form.html", {"form": form}, status=form.status)


def _kept(request: SignedInRequest, public_id: UUID) -> CommitteeMeeting:
    seen = CommitteeMeeting.objects.visible_to(request.user).live().kept_by(request.user)
    return get_object_or_404(seen, public_id=public_id)


def _to_write(request: SignedInRequest, public_id: UUID) -> CommitteeMeeting:
    """A meeting whose form may be opened; what was typed meanwhile is answered by the form."""
    found = _kept(request, public_id)
    if request.method != "POST":
        refuse_confirmed(found)
    return found


@staff_only
@require_POST
def undoings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take the call of a meeting back, with a reason."""
    office_of(request)
    found = _kept(request, public_id)
    form = CallUndoingForm.opened(request, under=found)
    if form.is_valid():
        asked = still_to_confirm(
            request,
            question=_("%(year)s年度 第%(n)s回 推進委員会を取り消しますか")
            % {"year": found.fiscal_year, "n": found.number},
            told=_(
                "一覧から外れます。書きかけの議事録も見えなくなります。取り消したことと理由（%(reason)s）は、記録に残ります。"
            )
            % {"reason": form.cleaned_data["reason"]},
            press=_("委員会を取り消す"),
            back=reverse("committee_meeting", args=[found.public_id]),
        )
        if asked:
            return asked
    reason = form.cleaned_data.get("reason", "")
    if form.write(request, lambda: undo_call(found, reason=reason, by=request.user)):
        messages.success(request, _("委員会を取り消しました。"))
        return redirect("committee")
    return page(request, found, form)


@staff_only
def meeting_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Move a meeting, or change what is on its table, until its minutes are confirmed."""
    office_of(request)
    found = _to_write(request, public_id)
    form = MeetingForm.opened(request, found)
    if request.method == "POST":
        saved = form.write(
            request,
            lambda: change_call(
                found, **form.called(), read_at=form.read_version(), by=request.user
            ),
        )
        if saved:
            messages.success(request, _("直しました。"))
            return redirect("committee_meeting", found.public_id)
    context = {"form": form, "called": found}
    return render(request, "network/committee/form.html", context, status=form.status)


@staff_only
def minutes(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write who came, what was decided, and the minutes."""
    office_of(request)
    found = _to_write(request, public_id)
    form = MinutesForm.opened(request, found, meeting=found)
    if request.method == "POST":
        saved = form.write(
            request,
            lambda: write_minutes(
                found,
                minutes=form.cleaned_data["minutes"],
                decisions=form.decisions(),
                present=form.cleaned_data["present"],
                invited=partners(found.held_on),
                read_at=form.read_version(),
                by=request.user,
            ),
        )
        if saved:
            messages.success(request, _("議事録を保存しました。確定するまで、何度でも直せます。"))
            return redirect("committee_meeting", found.public_id)
    context = {"form": form, "meeting": found}
    return render(request, "network/committee/form.html", context, status=form.status)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def confirmations(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Ask once more, naming what is empty, and confirm the minutes."""
    office_of(request)
    found = _kept(request, public_id)
    if request.method == "POST":
        confirm_minutes(found, at=timezone.now(), by=request.user)
        messages.success(request, _("議事録を確定しました。これからは、訂正だけを書き足せます。"))
        return redirect("committee_meeting", found.public_id)
    refuse_unconfirmable(found, timezone.localdate())
    context = told(request, found) | {"undecided": found.agenda.filter(decision="")}
    return render(request, "network/committee/confirmation.html", context)


@staff_only
@require_POST
def amendments(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Add an amendment to confirmed minutes."""
    found, form = _kept(request, public_id), AmendmentForm(request.POST)
    if not form.is_valid():
        raise Refused(_("訂正の内容を書いてください。"))
    amend_minutes(found, **form.cleaned_data, at=timezone.now(), by=request.user)
    messages.success(request, _("訂正を書き足しました。"))
    return redirect("committee_meeting", found.public_id)
