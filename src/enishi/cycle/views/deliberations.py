from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_POST, require_safe

from enishi.cycle.forms.deliberation import (
    AdditionForm,
    DecisionForm,
    OpinionForm,
    RemarkForm,
    StepAsideForm,
)
from enishi.cycle.models import Candidate, Decision, Deliberation, Need, Remark
from enishi.cycle.table import fingerprint_of, members, table_of
from enishi.cycle.transitions import (
    add_to_decision,
    decide,
    end_deliberation,
    give_opinion,
    open_deliberation,
    remark,
    step_aside,
    undo_decision,
    withdraw_remark,
)
from enishi.logbook.refused import Refused
from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only


@staff_only
@require_safe
def deliberations(request: SignedInRequest) -> HttpResponse:
    """What lies on our tables now, and what was decided before."""
    seen = Deliberation.objects.visible_to(request.user).select_related(
        "need__company", "need__owner", "need__organisation"
    )
    context = {
        "open": seen.open().order_by("opened_on", "id"),
        "ended": seen.exclude(ended_at=None).order_by("-ended_at")[:30],
    }
    return render(request, "cycle/deliberations.html", context)


@staff_only
@require_POST
def openings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Put a need on the table."""
    found = get_object_or_404(Need.objects.visible_to(request.user), public_id=public_id)
    table = open_deliberation(found, on=timezone.localdate(), by=request.user)
    messages.success(request, _("討議に出しました。みなさんの意見を待ちます。"))
    return redirect("deliberation", table.public_id)


def seen_by(request: SignedInRequest, public_id: UUID) -> Deliberation:
    """The deliberation, if the person sits at its table; for others it does not exist."""
    seen = Deliberation.objects.visible_to(request.user)
    return get_object_or_404(
        seen.select_related("need__company", "need__organisation", "need__owner", "need__visit"),
        public_id=public_id,
    )


@staff_only
@require_safe
def deliberation(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One need on the table: candidates side by side, opinions, decision, what comes next."""
    return table_page(request, seen_by(request, public_id))


def table_page(request: SignedInRequest, found: Deliberation, **bound: Any) -> HttpResponse:
    """Draw the table; what was typed and could not be kept stays in its box."""
    table = table_of(found, user=request.user)
    refused = next((form for form in bound.values() if form.errors), None)
    context = {
        "deliberation": found,
        "need": found.need,
        "table": table,
        "works_here": True,
        "confirmed": [c.category for c in found.need.categories.all()],
        "fitting": table,
        "people": members(found),
        "recusals": found.recusals.visible_to(request.user).filter(ended_at=None),
        # One that goes on is led to by its decision.
        "introductions": found.introductions.visible_to(request.user)
        .exclude(ended_at=None, acceptance__sounding__decision__ended_at=None)
        .select_related("expert")
        .order_by("-introduced_at"),
        "step_aside_form": StepAsideForm(),
    }
    status = getattr(refused, "status", 422) if refused else 200
    return render(request, "cycle/deliberation.html", context | bound, status=status)


def etag(request: HttpRequest, public_id: UUID) -> str | None:
    """The fingerprint of what lies on the table: while it stays, a page that asks gets a 304."""
    seen = Deliberation.objects.visible_to(request.user)  # type: ignore[arg-type]
    found = seen.filter(public_id=public_id).select_related("need").first()
    return f'"{fingerprint_of(found)}"' if found else None


@staff_only
@require_safe
@cache_control(private=True, no_cache=True)
@condition(etag_func=etag)
def table_state(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Whether something new lies on the table than what the page shows; asked every few seconds."""
    found = seen_by(request, public_id)
    now = fingerprint_of(found)
    context = {"deliberation": found, "fingerprint": now, "news": request.GET.get("seen") != now}
    return render(request, "cycle/_table_state.html", context)


@staff_only
@require_POST
def opinions(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write an opinion on one of the candidates."""
    found = seen_by(request, public_id)
    form = OpinionForm(request.POST, candidates=shown(request, found), people=members(found))
    if not form.is_valid():
        return table_page(request, found, opinion_form=form)
    told = form.cleaned_data
    try:
        give_opinion(
            found,
            candidate=told["candidate"],
            stance=told["stance"],
            reason=told["reason"],
            author=told["author"],
            read_at=told["read_at"] or 0,
            by=request.user,
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        form.status = 409  # type: ignore[attr-defined]
        return table_page(request, found, opinion_form=form)
    messages.success(request, _("意見を書きこみました。みなさんの意見が開きます。"))
    return redirect(card_of(told["candidate"], on=found))


@staff_only
@require_POST
def remarks(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Remark a concern, a strong wish or a veto."""
    found = seen_by(request, public_id)
    form = RemarkForm(request.POST, candidates=shown(request, found))
    if not form.is_valid():
        return table_page(request, found, remark_form=form)
    candidate = form.cleaned_data["candidate"]
    try:
        remark(
            found,
            candidate=candidate,
            kind=form.cleaned_data["kind"],
            reason=form.cleaned_data["reason"],
            by=request.user,
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return table_page(request, found, remark_form=form)
    messages.success(request, _("申し添えました。"))
    return redirect(card_of(candidate, on=found))


def card_of(candidate: Candidate, *, on: Deliberation) -> str:
    """The candidate's card on the page of the table: there the button was pressed."""
    return f"{reverse('deliberation', args=[on.public_id])}#card-{candidate.public_id}"


def shown(request: SignedInRequest, found: Deliberation) -> Any:
    """The candidates of this table that the person may see."""
    return Candidate.objects.visible_to(request.user).live().filter(need=found.need)


@staff_only
@require_POST
def remark_withdrawals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take back what one has remarked."""
    seen = Remark.objects.visible_to(request.user).select_related("deliberation", "candidate")
    said = get_object_or_404(seen, public_id=public_id)
    withdraw_remark(said, by=request.user)
    messages.success(request, _("申し添えを取り下げました。"))
    return redirect(card_of(said.candidate, on=said.deliberation))


@staff_only
@require_POST
def recusals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Step aside from a deliberation that touches oneself or one's own."""
    found = seen_by(request, public_id)
    form = StepAsideForm(request.POST)
    if not form.is_valid():
        return table_page(request, found, step_aside_form=form)
    step_aside(found, person=request.user, reason=form.cleaned_data["reason"], by=request.user)
    messages.success(request, _("この案件の席を外しました。討議の中身は、もう見えません。"))
    return redirect("deliberation_list")


@staff_only
def decisions(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write down whom the group asks first, and why."""
    found = seen_by(request, public_id)
    form = DecisionForm.opened(request, found, deliberation=found, user=request.user)
    if request.method == "POST":
        made = form.write(
            request,
            lambda: decide(
                found,
                candidate=form.cleaned_data["candidate"],
                rationale=form.cleaned_data["rationale"],
                besides=form.cleaned_data["besides"],
                otherwise=form.cleaned_data["otherwise"],
                by=request.user,
            ),
        )
        if made:
            messages.success(request, _("決定を記録しました。つぎは、ご本人への打診です。"))
            return redirect("deliberation", found.public_id)
    context = {
        "form": form,
        "deliberation": found,
        "need": found.need,
        "table": table_of(found, user=request.user),
    }
    return render(request, "cycle/decision_form.html", context, status=form.status)


def decision_seen(request: SignedInRequest, public_id: UUID) -> Decision:
    """The decision, for those who sit at its table."""
    seen = Decision.objects.visible_to(request.user).select_related(
        "deliberation__need__company", "candidate__access__expert"
    )
    return get_object_or_404(seen, public_id=public_id)


@staff_only
@require_POST
def undoings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take a decision back while nobody has been asked."""
    found = decision_seen(request, public_id)
    undo_decision(found, by=request.user)
    messages.success(request, _("決定を取り消しました。取り消したことは記録に残ります。"))
    return redirect("deliberation", found.deliberation.public_id)


@staff_only
@require_POST
def additions(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Add to a decision what came later."""
    found = decision_seen(request, public_id)
    form = AdditionForm(request.POST)
    if not form.is_valid():
        return table_page(request, found.deliberation, addition_form=form)
    add_to_decision(found, text=form.cleaned_data["text"], by=request.user)
    messages.success(request, _("決定に書き足しました。"))
    return redirect("deliberation", found.deliberation.public_id)


@staff_only
@require_POST
def endings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Clear the table."""
    found = seen_by(request, public_id)
    end_deliberation(found, by=request.user)
    messages.success(request, _("討議を終えました。記録は残ります。"))
    return redirect("deliberation", found.public_id)
