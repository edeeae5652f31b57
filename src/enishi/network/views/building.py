from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from enishi.files.papers import PaperForm, handed_out
from enishi.files.receiving import receives_files
from enishi.logbook.refused import Refused
from enishi.network.forms.building import (
    AgreementForm,
    AnswerForm,
    CandidateBodyForm,
    InvitingForm,
    TakeInForm,
)
from enishi.network.models import Agreement, CandidateBody, Invitation
from enishi.network.queries import building, parts_in_words
from enishi.network.transitions import (
    find_body,
    invite_body,
    keep_agreement,
    note_answer,
    sign_agreement,
    take_in_body,
)
from enishi.network.transitions.office import refuse_others
from enishi.network.writers import office_of
from enishi.people.models import Organisation
from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only
from enishi.walls.inside import widened


@staff_only
def bodies(request: SignedInRequest) -> HttpResponse:
    """How the network was built: every body from 抽出 to 賛同; 推進室 only."""
    office = office_of(request)
    candidates = CandidateBody.objects.visible_to(request.user).filter(organisation=office)
    today = timezone.localdate()
    parts = parts_in_words(today)
    context = {
        "candidates": candidates.select_related("became").prefetch_related(
            "invitations", "agreements"
        ).order_by("found_on", "id"),
        "steps": building(candidates, today),
        "parts": parts,
        "asking": asking(office),
        "partner_ids": {one.organisation_id for one in parts["partner"]},
    }  # fmt: skip
    return render(request, "network/building/list.html", context)


def asking(office: Organisation) -> str:
    """The 参加要請 as a text to begin with, for the page that writes to many."""
    text = {"kind": "bodies", "subject_line": _("協働団体ネットワークへのご参加のお願い")}
    body = _(
        "%(firm)s\n%(name)s 様\n\n平素よりお世話になっております。%(office)sです。\n"
        "新現役（企業を退職された方）の経験を中小企業の支援に生かす、団体のネットワークをつくっています。\n"
        "貴団体にもぜひご参加いただきたく、お願い申しあげます。\n"
        "ご賛同いただけるときは、同封の賛同書と、個人情報・守秘の覚書にご署名のうえ、お送りください。"
    ) % {"firm": f"{{{_('会社名')}}}", "name": f"{{{_('氏名')}}}", "office": office.name}
    return urlencode(text | {"body": body})


@staff_only
def body_new(request: SignedInRequest) -> HttpResponse:
    """Note a body that may be asked to join."""
    office = office_of(request)
    form = CandidateBodyForm.opened(request)
    if request.method == "POST":
        made = form.write(
            request,
            lambda: find_body(
                office, values=form.values(), on=form.cleaned_data["found_on"], by=request.user
            ),
        )
        if made:
            messages.success(request, _("候補の団体を書きとめました。"))
            return redirect("candidatebody", made.public_id)
    return render(request, "network/building/form.html", {"form": form}, status=form.status)


def _found(request: SignedInRequest, public_id: UUID) -> CandidateBody:
    return get_object_or_404(CandidateBody.objects.visible_to(request.user), public_id=public_id)


@staff_only
def body(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One body: why it was found, what it was asked and answered, what it signed."""
    office_of(request)
    found = _found(request, public_id)
    today = {"on": timezone.localdate(), "signed_on": timezone.localdate()}
    context = {
        "candidate": found,
        "invitations": Invitation.objects.visible_to(request.user).filter(candidate=found),
        "agreements": Agreement.objects.visible_to(request.user).filter(candidate=found).live(),
        # Several ask for a day on one page: each box needs an id of its own.
        "inviting": InvitingForm(initial=today, auto_id="invite_%s"),
        "answering": AnswerForm(initial=today, auto_id="answer_%s"),
        "handing_in": PaperForm(auto_id=False),
        "signing": AgreementForm(initial=today, auto_id="sign_%s"),
        "taking_in": TakeInForm(initial=today, auto_id="take_in_%s"),
    }
    return render(request, "network/building/body.html", context)


@staff_only
@require_POST
def invitations(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Ask the body to join."""
    found, form = _found(request, public_id), InvitingForm(request.POST)
    invite_body(found, **filled(form), by=request.user)
    messages.success(request, _("参加を要請したことを書きました。"))
    return redirect("candidatebody", found.public_id)


@staff_only
@require_POST
def answers(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write down what the body answered."""
    seen = Invitation.objects.visible_to(request.user).select_related("candidate")
    invitation = get_object_or_404(seen, public_id=public_id)
    note_answer(invitation, **filled(AnswerForm(request.POST)), by=request.user)
    messages.success(request, _("お返事を書きました。"))
    return redirect("candidatebody", invitation.candidate.public_id)


@staff_only
@require_POST
def agreements(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Keep what the body signed."""
    found = _found(request, public_id)
    sign_agreement(found, **filled(AgreementForm(request.POST)), by=request.user)
    messages.success(request, _("いただいた書面を書きました。"))
    return redirect("candidatebody", found.public_id)


@receives_files
@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The copy of what was signed: handed in by the 推進室, read by it and by who signed."""
    seen = Agreement.objects.visible_to(request.user).live()
    found = get_object_or_404(seen.select_related("candidate", "organisation"), public_id=public_id)
    if request.method == "POST":
        refuse_others(found.organisation, by=request.user)
        content, name = PaperForm(request.POST, request.FILES).handed_in()
        keep_agreement(found, content=content, name=name, by=request.user)
        messages.success(request, _("書面の写しを入れました。"))
        return redirect("candidatebody", found.candidate.public_id)
    # Who signed does not work for the 推進室 that keeps the file.
    with widened(found.organisation):
        return handed_out(found.paper)


@staff_only
@require_POST
def partners(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take the body into the network."""
    found = _found(request, public_id)
    take_in_body(found, **filled(TakeInForm(request.POST)), by=request.user)
    messages.success(request, _("協働団体として加わっていただきました。"))
    return redirect("candidatebody", found.public_id)


def filled(form: forms.Form) -> dict[str, Any]:
    """What was filled in, or a refusal that says which box to mend."""
    if not form.is_valid():
        name, errors = next(iter(form.errors.items()))
        raise Refused(f"{form[name].label} {errors[0]}")
    return form.cleaned_data
