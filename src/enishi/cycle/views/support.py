from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enishi.cycle.forms.evaluation import EvaluationForm, NotedEvaluationForm, SupportEndForm
from enishi.cycle.models import Evaluation, Manner, Match, Side
from enishi.cycle.queries import supports_told
from enishi.cycle.transitions import end_support, evaluate
from enishi.logbook.refused import NotYours, Refused
from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only
from enishi.walls.inside import widened

PARTS = (
    "organisation", "company", "expert", "introduction__deliberation__need__organisation",
    "introduction__deliberation__organisation",
)  # fmt: skip


@staff_only
@require_safe
def support(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One support: since when, until when, and what both sides say of it."""
    return _page(request, _found(request, public_id))


@staff_only
@require_POST
def support_endings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The support is over."""
    found, form = _found(request, public_id), SupportEndForm(request.POST)
    if not form.is_valid():
        return _page(request, found, ending=form, status=422)
    try:
        end_support(found, on=form.cleaned_data["on"], by=request.user)
    except NotYours:
        raise
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, found, ending=form, status=409)
    messages.success(request, _("支援の終わりを記録しました。アンケートをうかがいましょう。"))
    return redirect("support", found.public_id)


@staff_only
@require_POST
def evaluations(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write down what one side says of the support."""
    found, form = _found(request, public_id), NotedEvaluationForm(request.POST)
    if not form.is_valid():
        return _page(request, found, asking=form, status=422)
    try:
        evaluate(found, on=timezone.localdate(), by=request.user, **form.cleaned_data)
    except NotYours:
        raise
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, found, asking=form, status=409)
    messages.success(request, _("アンケートを書きとめました。"))
    return redirect("support", found.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def own_evaluation(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The company itself says how the support went."""
    told = {one.public_id: (one, said) for one, said in supports_told(request.user)}
    if public_id not in told:
        raise Http404
    found, said = told[public_id]
    form = EvaluationForm(request.POST or None, initial=vars(said) if said else None)
    if request.method == "POST" and form.is_valid():
        with widened(found.organisation):
            evaluate(
                found, side=Side.COMPANY, manner=Manner.ACCOUNT, on=timezone.localdate(),
                by=request.user, **form.cleaned_data,
            )  # fmt: skip
        messages.success(request, _("アンケートをいただきました。ありがとうございます。"))
        return redirect("start")
    context = {"match": found, "form": form, "said": said}
    return render(request, "cycle/own_evaluation.html", context, status=422 if form.errors else 200)


def _found(request: SignedInRequest, public_id: UUID) -> Match:
    """A match of one's own body: the page names the expert, whom the 推進室 does not see."""
    seen = Match.objects.visible_to(request.user).made()
    seen = seen.filter(organisation__in=request.standing.bodies)
    return get_object_or_404(seen.select_related(*PARTS), public_id=public_id)


def _page(
    request: SignedInRequest,
    found: Match,
    *,
    ending: SupportEndForm | None = None,
    asking: NotedEvaluationForm | None = None,
    status: int = 200,
) -> HttpResponse:
    said = Evaluation.objects.visible_to(request.user).live().filter(match=found)
    context = {
        "match": found,
        "need": found.introduction.deliberation.need,
        "said": said.select_related("noted_by").order_by("side"),
        "ending": ending or SupportEndForm(),
        "asking": asking or NotedEvaluationForm(),
        "form": ending or asking,
    }
    return render(request, "cycle/support.html", context, status=status)
