from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.experts.models import Expert
from enishi.logbook.refused import Refused
from enishi.people.confirming import still_to_confirm
from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only
from enishi.rights.disclosure import as_text, stored_about
from enishi.rights.forms import AskForm, CheckForm, CloseForm
from enishi.rights.models import Right, RightsCase
from enishi.rights.transitions import (
    ask_right,
    check_case,
    close_case,
    erase_person,
    stop_use,
    take_back_right,
)


@staff_only
def cases(request: SignedInRequest) -> HttpResponse:
    """What people have asked of my bodies, the most pressing first."""
    seen = RightsCase.objects.visible_to(request.user).select_related("expert", "organisation")
    context = {"open": seen.open(), "closed": seen.closed().order_by("-asked_on", "-id")}
    return render(request, "rights/list.html", context)


def rights_of(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What a person asked for, and the form with which he, or his body for him, asks."""
    found = get_object_or_404(Expert.objects.visible_to(request.user), public_id=public_id)
    himself = found.account_id == request.user.pk
    if not himself and found.organisation not in request.standing.bodies:
        raise Http404
    form = AskForm(request.POST or None, himself=himself)
    if request.method == "POST" and form.is_valid():
        asked = _sure_of_erasing(request, found, Right(form.cleaned_data["right"]))
        if asked:
            return asked
        ask_right(found, **form.cleaned_data, on=timezone.localdate(), by=request.user)
        messages.success(request, _("申し出を受けつけました。2週間のうちにお返事します。"))
        return redirect("rights_of", found.public_id)
    kept = RightsCase.objects.visible_to(request.user).filter(expert=found)
    context = {"expert": found, "himself": himself, "form": form, "cases": kept}
    return render(request, "rights/person.html", context, status=422 if form.errors else 200)


def _sure_of_erasing(request: SignedInRequest, found: Expert, right: Right) -> HttpResponse | None:
    """What is erased does not come back: the page asks first, and says so."""
    if right != Right.ERASURE:
        return None
    return still_to_confirm(
        request,
        question=_("登録票を消してほしいと申し出ますか"),
        told=_(
            "消したものは、もとにもどせません。"
            "お返事までは2週間ほどあり、そのあいだは、このページでいつでも取りさげられます。"
        ),
        press=_("消してほしいと申し出る"),
        back=reverse("rights_of", args=[found.public_id]),
    )


@require_POST
def withdrawals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take back what one asked for, or what one's body heard."""
    seen = RightsCase.objects.visible_to(request.user).select_related("expert", "organisation")
    found = get_object_or_404(seen, public_id=public_id)
    take_back_right(found, at=timezone.now(), by=request.user)
    messages.success(request, _("申し出を取りさげました。記録は、もとのままです。"))
    return redirect("rights_of", found.expert.public_id)


def _case(request: SignedInRequest, public_id: UUID) -> RightsCase:
    seen = RightsCase.objects.visible_to(request.user).select_related("expert", "organisation")
    found = get_object_or_404(seen, public_id=public_id)
    himself = found.expert.account_id == request.user.pk
    # What is said at a table about himself he reads when a colleague has read it first.
    if himself or found.organisation not in request.standing.bodies:
        raise Http404
    return found


@staff_only
def rights_case(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One case: what was asked, what is stored, and what has been done."""
    found = _case(request, public_id)
    disclosed = found.right == Right.DISCLOSURE
    parts = stored_about(found.expert, by=found.organisation) if disclosed else []
    context = {
        "case": found,
        "parts": parts,
        "checking": CheckForm(parts=parts, initial={"withheld": found.withheld}),
        "closing": CloseForm(),
        "disclosure": disclosed,
        "stop": found.right == Right.STOP,
        "erasure": found.right == Right.ERASURE,
    }
    return render(request, "rights/case.html", context)


@staff_only
@require_POST
def checks(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """A person has read what will be disclosed."""
    found = _case(request, public_id)
    form = CheckForm(request.POST, parts=stored_about(found.expert, by=found.organisation))
    if not form.is_valid():
        raise Refused(_("お見せしない部分を、一覧から選びなおしてください。"))
    today = timezone.localdate()
    check_case(found, **form.cleaned_data, on=today, by=request.user)
    messages.success(request, _("内容を確かめたことを書きました。お渡しできます。"))
    return redirect("rightscase", found.public_id)


@require_safe
def disclosure(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Everything that is stored about the person, as a file; only once somebody has read it."""
    seen = RightsCase.objects.visible_to(request.user).select_related("expert", "organisation")
    found = get_object_or_404(seen.filter(right=Right.DISCLOSURE), public_id=public_id)
    if not found.checked_on:
        raise Refused(_("内容を確かめているところです。確かめおわると、お渡しできます。"))
    text = as_text(
        found.expert, by=found.organisation, without=found.withheld, why=found.withheld_why
    )
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="disclosure.txt"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@staff_only
@require_POST
def answers(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Do what was asked, where it can be done by a press, and say so."""
    found, form = _case(request, public_id), CloseForm(request.POST)
    if not form.is_valid():
        raise Refused(_("どうお返事したかを書いてください。"))
    now = timezone.now()
    answer = {"answer": form.cleaned_data["answer"], "on": timezone.localdate()}
    # All of it or nothing: what cannot be answered any more stops nobody's card.
    with transaction.atomic():
        if found.right == Right.STOP:
            stop_use(found.expert, at=now, by=request.user)
        close_case(found, **answer, by=request.user)
    if found.right == Right.ERASURE:
        erase_person(found.expert, reason=_("ご本人の申し出"), at=now, by=request.user)
    messages.success(request, _("お返事を書き、申し出を終えました。"))
    return redirect("rights")
