from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from enishi.experts.models import BlindProfile, Consent, ConsentManner, Expert
from enishi.experts.sharing.forms import ApprovalForm, BlindProfileForm, UnwantedForm
from enishi.experts.sharing.views import found_for
from enishi.experts.transitions import (
    approve_blind_profile,
    block_company,
    keep_evidence,
    let_company,
    write_blind_profile,
)
from enishi.files.papers import PaperForm, handed_out
from enishi.files.receiving import receives_files
from enishi.logbook.refused import Refused
from enishi.people.request import SignedInRequest
from enishi.people.standing import open_for_writing, staff_only
from enishi.walls.inside import widened


def blind_profile(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write the profile without a name: the person himself, or his body for him."""
    found, himself = found_for(request, public_id)
    stands = BlindProfile.objects.visible_to(request.user).live().filter(expert=found).first()
    form = BlindProfileForm.opened(request, under=found)
    form.initial.setdefault("text", stands.text if stands else "")
    if request.method == "POST":
        made = form.write(
            request,
            lambda: write_blind_profile(
                found, text=form.cleaned_data["text"], at=timezone.now(), by=request.user
            ),
        )
        if made:
            told = (
                _("略歴を保存しました。")
                if himself
                else _("書きました。ご本人に確かめてください。")
            )
            messages.success(request, told)
            return redirect("expert_consents", found.public_id)
    context = {"form": form, "expert": found, "himself": himself}
    return render(request, "experts/sharing/profile.html", context, status=form.status)


@require_POST
def approvals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The person has read the profile and agrees."""
    seen = BlindProfile.objects.visible_to(request.user).select_related("expert")
    profile = get_object_or_404(seen, public_id=public_id)
    found, himself = found_for(request, profile.expert.public_id)
    form = ApprovalForm(request.POST)
    if not form.is_valid():
        raise Refused(_("電話か書面か、どのようにうかがったかを選んでください。"))
    manner = ConsentManner.ONLINE if himself else form.cleaned_data["manner"]
    note, today = form.cleaned_data["note"], timezone.localdate()
    approve_blind_profile(profile, manner=manner, note=note, on=today, by=request.user)
    messages.success(request, _("略歴を確かめていただきました。ご紹介のときに使います。"))
    return redirect("expert_consents", found.public_id)


def _unwanted(request: SignedInRequest, public_id: UUID) -> tuple[Expert, UnwantedForm]:
    found, _himself = found_for(request, public_id)
    form = UnwantedForm(request.POST, expert=found, user=request.user)
    if not form.is_valid():
        raise Refused(_("企業を、一覧から選んでください。"))
    return found, form


@staff_only
@require_POST
def unwanted(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Note a company with which the person is not to be brought together."""
    found, form = _unwanted(request, public_id)
    block_company(found, company=form.cleaned_data["company"], by=request.user)
    messages.success(request, _("紹介を望まない企業に加えました。候補にも出なくなります。"))
    return redirect("expert_consents", found.public_id)


@staff_only
@require_POST
def unwanted_endings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The two may be brought together again."""
    found, form = _unwanted(request, public_id)
    let_company(found, company=form.cleaned_data["company"], by=request.user)
    messages.success(request, _("紹介を望まない企業から外しました。"))
    return redirect("expert_consents", found.public_id)


@receives_files
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The copy of the paper on which somebody consented: handed in by his body, read by both."""
    kept = Consent.objects.visible_to(request.user).select_related("organisation", "expert")
    consent = get_object_or_404(kept.exclude(expert=None), public_id=public_id)
    expert = get_object_or_404(Expert.objects.visible_to(request.user), pk=consent.expert_id)
    if request.method == "POST":
        open_for_writing(request, consent.organisation)
        content, name = PaperForm(request.POST, request.FILES).handed_in()
        keep_evidence(consent, content=content, name=name, by=request.user)
        messages.success(request, _("書面の写しを入れました。"))
        return redirect("expert_consents", expert.public_id)
    # The person himself does not work for the body that keeps the file.
    with widened(consent.organisation):
        return handed_out(consent.evidence)
