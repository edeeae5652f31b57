"""One body on its way into the network: what it was asked, answered and signed, step by step."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from enishi.files.papers import PaperForm, handed_out
from enishi.files.receiving import receives_files
from enishi.network.forms.building import AgreementForm, AnswerForm, InvitingForm, TakeInForm
from enishi.network.models import Agreement, AgreementKind, BodyInvitation, CandidateBody
from enishi.network.stages import papers
from enishi.network.transitions import (
    invite_body,
    keep_agreement,
    note_answer,
    sign_agreement,
    take_in_body,
)
from enishi.network.transitions.days import joining
from enishi.network.transitions.office import refuse_others
from enishi.network.writers import office_of
from enishi.people.confirming import still_to_confirm
from enishi.people.models import Membership
from enishi.people.request import SignedInRequest
from enishi.people.side_by_side import blank, opened
from enishi.people.standing import staff_only
from enishi.people.writing import WritingForm
from enishi.walls.inside import widened


def found_body(request: SignedInRequest, public_id: UUID) -> CandidateBody:
    """A body that was found, and not taken back again."""
    seen = CandidateBody.objects.visible_to(request.user).live().select_related("became")
    return get_object_or_404(seen, public_id=public_id)


@staff_only
def body(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One body: why it was found, what it was asked and answered, what it signed."""
    office_of(request)
    return page(request, found_body(request, public_id))


def page(request: SignedInRequest, found: CandidateBody, **typed: WritingForm) -> HttpResponse:
    """The page of a body, with the form that could not be saved as it was typed."""
    asked = BodyInvitation.objects.visible_to(request.user).live().filter(candidate=found)
    waiting = asked.filter(answer="").last()
    signed = papers(found)
    lacking = [kind for kind, paper in signed.items() if paper is None]
    today = timezone.localdate()
    next_signed = {"kind": lacking[0] if lacking else "", "signed_on": today}
    forms: dict[str, WritingForm] = {
        "inviting": blank(request, InvitingForm, under=found, first={"on": today}),
        "answering": blank(request, AnswerForm, under=waiting or found, first={"on": today}),
        "signing": blank(request, AgreementForm, under=found, first=next_signed),
        "taking_in": blank(request, TakeInForm, under=found, first={"on": today}),
    }
    # A draft may speak of a paper that has come meanwhile.
    if lacking and forms["signing"].initial["kind"] not in lacking:
        forms["signing"].initial["kind"] = lacking[0]
    members = Membership.objects.visible_to(request.user).live()
    context = forms | typed | {
        "candidate": found,
        "invitations": asked,
        "waiting": waiting,
        "agrees": joining(found),
        "papers": [(AgreementKind(kind), paper) for kind, paper in signed.items()],
        "lacking": lacking,
        "joined": found.joined(),
        "has_people": members.filter(organisation=found.became).exists(),
        "handing_in": PaperForm(auto_id=False),
    }  # fmt: skip
    refused = next(iter(typed.values()), None)
    context["form"] = refused
    status = refused.status if refused else 200
    return render(request, "network/building/body.html", context, status=status)


@staff_only
@require_POST
def invitations(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Ask the body to join."""
    found = found_body(request, public_id)
    form = opened(request, InvitingForm, under=found)
    if form.write(request, lambda: invite_body(found, on=form.cleaned_data["on"], by=request.user)):
        messages.success(request, _("参加を要請したことを書きました。"))
        return redirect("candidatebody", found.public_id)
    return page(request, found, inviting=form)


@staff_only
@require_POST
def answers(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write down what the body answered."""
    seen = BodyInvitation.objects.visible_to(request.user).select_related("candidate__became")
    invitation = get_object_or_404(seen, public_id=public_id)
    form = opened(request, AnswerForm, under=invitation)
    if form.write(
        request,
        lambda: note_answer(
            invitation,
            answer=form.cleaned_data["answer"],
            note=form.cleaned_data["note"],
            on=form.cleaned_data["on"],
            by=request.user,
        ),
    ):
        messages.success(request, _("お返事を書きました。"))
        return redirect("candidatebody", invitation.candidate.public_id)
    return page(request, invitation.candidate, answering=form)


@staff_only
@require_POST
def agreements(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Keep what the body signed."""
    found = found_body(request, public_id)
    form = opened(request, AgreementForm, under=found)
    if form.write(request, lambda: sign_agreement(found, **form.paper(), by=request.user)):
        messages.success(request, _("いただいた書面を書きました。"))
        return redirect("candidatebody", found.public_id)
    return page(request, found, signing=form)


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
    found = found_body(request, public_id)
    form = opened(request, TakeInForm, under=found)
    if form.is_valid():
        asked = still_to_confirm(
            request,
            question=_("%(name)sに、記号「%(code)s」で加わっていただきますか")
            % {"name": found.name, "code": form.cleaned_data["code"]},
            told=_("記号は、これからの案件などの番号の頭につきます。お確かめください。"),
            press=_("加わっていただく"),
            back=reverse("candidatebody", args=[found.public_id]),
        )
        if asked:
            return asked
    if form.write(
        request,
        lambda: take_in_body(
            found, code=form.cleaned_data["code"], on=form.cleaned_data["on"], by=request.user
        ),
    ):
        said = _("協働団体として加わっていただきました。次に、団体責任者の方を招いてください。")
        messages.success(request, said)
        return redirect("candidatebody", found.public_id)
    return page(request, found, taking_in=form)
