from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from enishi.experts.alike import alike_experts
from enishi.experts.forms import ExpertForm
from enishi.experts.models import Expert, RegistrationState
from enishi.experts.queries import cards, expert_list
from enishi.experts.sharing.queries import sees_contacts
from enishi.experts.transitions import register_expert, revise_expert
from enishi.people.fields import WordsForm
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, open_for_writing, staff_only
from enishi.people.versions import versions


@staff_only
@require_safe
def experts(request: SignedInRequest) -> HttpResponse:
    """The experts whom my bodies may work with."""
    form = WordsForm(request.GET)
    listed = expert_list(request.user, words=form.words())
    page = Paginator(listed, 50).get_page(request.GET.get("page"))
    shown = cards(request.user, list(page))
    return render(request, "experts/list.html", {"page": page, "experts": shown, "form": form})


@require_safe
def expert(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One registration card: for the bodies that may work with the person, and for himself."""
    seen = Expert.objects.visible_to(request.user)
    visible = seen.select_related("organisation")
    found = get_object_or_404(visible, public_id=public_id)
    himself = found.account_id == request.user.pk
    works_here = found.organisation in request.standing.bodies
    context = {
        "expert": found,
        "himself": himself,
        "sees_contacts": sees_contacts(request.user, found),
        "works_here": works_here,
        "may_edit": (himself or works_here) and found.state != RegistrationState.WITHDRAWN,
        "asked": found.confirmations.filter(answered_on=None, ended_at=None).first()
        if works_here
        else None,
    }
    return render(request, "experts/expert.html", context)


@require_safe
def expert_versions(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """How the card stood, saving by saving: for the home body and the person himself."""
    found = get_object_or_404(Expert.objects.visible_to(request.user), public_id=public_id)
    if found.account_id != request.user.pk and found.organisation not in request.standing.bodies:
        raise Http404
    context = {
        "record": found,
        "back": reverse("expert", args=[found.public_id]),
        "versions": versions(found.revisions.all(), ExpertForm.told),
    }
    return render(request, "people/versions.html", context)


@staff_only
def expert_new(request: SignedInRequest) -> HttpResponse:
    """Register an expert for the body I write as."""
    form, today, body = ExpertForm.opened(request), timezone.localdate(), body_of(request)
    if request.method == "POST" and form.is_new(
        request, lambda: alike_experts(body, form.card().person)
    ):
        made = form.write(
            request,
            lambda: register_expert(body, card=form.card(), on=today, by=request.user),
        )
        if made:
            messages.success(request, _("登録票を作りました。"))
            return redirect("expert", made.public_id)
    return render(request, "experts/form.html", {"form": form}, status=form.status)


def expert_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write a card anew: the home body, or the person himself."""
    found = get_object_or_404(Expert.objects.visible_to(request.user), public_id=public_id)
    if found.account_id != request.user.pk:
        open_for_writing(request, found.organisation)
    form, today = ExpertForm.opened(request, found), timezone.localdate()
    if request.method == "POST":
        saved = form.write(
            request,
            lambda: revise_expert(
                found, card=form.card(), read_at=form.read_version(), on=today, by=request.user
            ),
        )
        if saved:
            messages.success(request, _("保存しました。"))
            return redirect("expert", found.public_id)
    context = {"form": form, "expert": found}
    return render(request, "experts/form.html", context, status=form.status)
