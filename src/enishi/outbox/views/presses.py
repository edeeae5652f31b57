"""What is pressed on a letter: each press is one transition, and leads back to the letter."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from enishi.files.receiving import receives_files, too_large
from enishi.files.transitions import keep
from enishi.logbook.refused import Refused
from enishi.outbox.forms import AttachmentForm, BounceForm, PostingForm, PressForm
from enishi.outbox.transitions import (
    approve_letter,
    discard_letter,
    hold_back,
    note_bounce,
    note_posted,
    propose_letter,
    release,
    revise_letter,
    settle_lost,
    withdraw_proposal,
)
from enishi.outbox.views.letters import visible
from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only


@staff_only
@require_POST
def releases(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """送る."""
    read_at = PressForm(request.POST).version()
    gone = release(visible(request, public_id), read_at=read_at, by=request.user)
    messages.success(request, _("10分たったら送ります。それまでは「送るのをやめる」を押せます。"))
    return redirect(gone)


@staff_only
@require_POST
def holds(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """送るのをやめる."""
    held = hold_back(visible(request, public_id), by=request.user)
    messages.success(request, _("送るのをやめました。下書きにもどっています。"))
    return redirect(held)


@staff_only
@require_POST
def postings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """投函した."""
    found, form = visible(request, public_id), PostingForm(request.POST)
    read_at = form.version()
    if form.errors.get("posted_on"):
        raise Refused(form.errors["posted_on"][0])
    gone = note_posted(found, on=form.day(), read_at=read_at, by=request.user)
    messages.success(request, _("投函したことを書きとめました。"))
    return redirect(gone)


@staff_only
@require_POST
def bounces(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """届かなかった."""
    why = BounceForm(request.POST).reason() or _("もどってきました。")
    back = note_bounce(visible(request, public_id), why=why, at=timezone.now(), by=request.user)
    messages.success(request, _("届かなかったことを書きとめました。"))
    return redirect(back)


@staff_only
@require_POST
def proposals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """決裁を願い出る."""
    read_at = PressForm(request.POST).version()
    laid = propose_letter(visible(request, public_id), read_at=read_at, by=request.user)
    messages.success(request, _("決裁を願い出ました。責任者の「きょうの仕事」に出ます。"))
    return redirect(laid)


@staff_only
@require_POST
def withdrawals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """差しもどす."""
    read_at = PressForm(request.POST).version()
    back = withdraw_proposal(visible(request, public_id), read_at=read_at, by=request.user)
    messages.success(request, _("下書きにもどしました。"))
    return redirect(back)


@staff_only
@require_POST
def approvals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """決裁する."""
    read_at = PressForm(request.POST).version()
    signed = approve_letter(visible(request, public_id), read_at=read_at, by=request.user)
    messages.success(request, _("決裁しました。文書番号がつきました。"))
    return redirect(signed)


@staff_only
@require_POST
def discards(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """取りやめる."""
    discard_letter(visible(request, public_id), by=request.user)
    messages.success(request, _("取りやめました。"))
    return redirect("letter_list")


@staff_only
@require_POST
def settlements(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """届いていた / 届いていなかった."""
    went = request.POST.get("went") == "yes"
    settled = settle_lost(visible(request, public_id), went=went, by=request.user)
    messages.success(request, _("書きとめました。"))
    return redirect(settled)


@staff_only
@receives_files
@require_POST
def attachments(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Attach a file to a draft, or take one off."""
    found = visible(request, public_id)
    kept = [each.file for each in found.attachments.select_related("file")]
    if taken_off := request.POST.get("taken_off"):
        files = [file for file in kept if str(file.public_id) != taken_off]
    else:
        form = AttachmentForm(request.POST, request.FILES)
        if "file" in too_large(request):
            raise Refused(_("ファイルが大きすぎます。20MBまでにしてください。"))
        if not form.is_valid():
            raise Refused(form.errors["file"][0])
        sent = form.cleaned_data["file"]
        made = keep(sent.read(), name=sent.name, organisation=found.organisation, by=request.user)
        files = [*kept, made]
    revise_letter(found, values={}, read_at=found.version, by=request.user, attachments=files)
    return redirect(found)
