from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from enishi.cycle.asked import asked_of
from enishi.cycle.forms.introduction import (
    AcceptanceForm,
    MaybeWhyForm,
    SoundingForm,
    SoundingReplyForm,
    WhyForm,
)
from enishi.cycle.models import Acceptance, Manner, Sounding
from enishi.cycle.told import told_unnamed
from enishi.cycle.transitions import (
    accept,
    decline_sounding,
    sound,
    wish_to_hear,
    withdraw_acceptance,
    withdraw_sounding,
    write_regret,
    write_sounding,
)
from enishi.cycle.transitions.still_fit import why_gone
from enishi.cycle.views.deliberations import decision_seen, table_page
from enishi.experts.sharing.queries import sees_contacts
from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only
from enishi.walls.inside import widened

A_WEEK = timedelta(days=7)


@staff_only
def soundings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """打診: what is said to the expert, the company unnamed."""
    found = decision_seen(request, public_id)
    form = SoundingForm.opened(request, found)
    form.initial.setdefault("message", told_unnamed(found.deliberation.need))
    form.initial.setdefault("reply_by", timezone.localdate() + A_WEEK)
    if request.method == "POST":
        made = form.write(
            request,
            lambda: sound(
                found,
                manner=Manner(form.cleaned_data["manner"]),
                told=form.cleaned_data["message"],
                reply_by=form.cleaned_data["reply_by"],
                on=timezone.localdate(),
                by=request.user,
            ),
        )
        if made:
            return asked(request, made)
    expert = found.candidate.access.expert
    context = {
        "form": form,
        "decision": found,
        "expert": expert,
        "gone": why_gone(expert, within=found.organisation),
        "sees_contacts": sees_contacts(request.user, expert),
    }
    return render(request, "cycle/sounding_form.html", context, status=form.status)


def asked(request: SignedInRequest, made: Sounding) -> HttpResponse:
    """By mail there is a letter to read before it goes; by telephone the answer is awaited."""
    if made.manner == Manner.MAIL:
        write_sounding(made, page=answer_page(request), by=request.user)
        messages.success(request, _("打診の手紙を下書きしました。読みなおして送ってください。"))
    else:
        messages.success(request, _("打診を記録しました。お返事を書きとめてください。"))
    return redirect("deliberation", made.decision.deliberation.public_id)


def answer_page(request: SignedInRequest) -> Callable[[str], str]:
    """What turns an address's secret into the address of its page, as seen from outside."""
    return lambda token: request.build_absolute_uri(reverse("reply", args=[token]))


def sounding_seen(request: SignedInRequest, public_id: UUID) -> Sounding:
    """The sounding, for those who sit at its table."""
    seen = Sounding.objects.visible_to(request.user).select_related(
        "decision__deliberation__need__company", "expert"
    )
    return get_object_or_404(seen, public_id=public_id)


@staff_only
@require_POST
def acceptances(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Note that the expert said yes, with his conditions."""
    found, form = sounding_seen(request, public_id), AcceptanceForm(request.POST)
    if not form.is_valid():
        return table_page(request, found.decision.deliberation, acceptance_form=form)
    accept(found, manner=Manner.TELEPHONE, by=request.user, **form.cleaned_data)
    messages.success(request, _("内諾を記録しました。つぎは、企業へのご紹介です。"))
    return redirect("deliberation", found.decision.deliberation.public_id)


@staff_only
@require_POST
def refusals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Note that the expert would rather not."""
    found, form = sounding_seen(request, public_id), MaybeWhyForm(request.POST)
    why = form.cleaned_data["why"] if form.is_valid() else ""
    decline_sounding(found, manner=Manner.TELEPHONE, why=why, by=request.user)
    messages.success(request, _("お返事を記録しました。次の方を決めてください。"))
    return redirect("deliberation", found.decision.deliberation.public_id)


@staff_only
@require_POST
def withdrawals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take the question back before it is answered."""
    found = sounding_seen(request, public_id)
    withdraw_sounding(found, by=request.user)
    messages.success(request, _("打診を取り下げました。"))
    return redirect("deliberation", found.decision.deliberation.public_id)


@staff_only
@require_POST
def regrets(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Draft a courteous letter to somebody who was asked and whom it did not come to."""
    found = sounding_seen(request, public_id)
    write_regret(found, by=request.user)
    messages.success(request, _("お礼の手紙を下書きしました。読みなおして送ってください。"))
    return redirect("deliberation", found.decision.deliberation.public_id)


@staff_only
@require_POST
def acceptance_withdrawals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Note that the expert takes his yes back."""
    seen = Acceptance.objects.visible_to(request.user).select_related(
        "sounding__decision__deliberation__need", "sounding__expert"
    )
    found, form = get_object_or_404(seen, public_id=public_id), WhyForm(request.POST)
    if form.is_valid():
        withdraw_acceptance(found, why=form.cleaned_data["why"], by=request.user)
        messages.success(request, _("お引き受けの取りやめを記録しました。"))
    else:
        messages.error(request, _("わけを、ひとことでも書いてください。"))
    return redirect("deliberation", found.sounding.decision.deliberation.public_id)


@require_POST
def replies(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The expert himself answers what he was asked, on his own page."""
    found = get_object_or_404(asked_of(request.user), public_id=public_id)
    form = SoundingReplyForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("お返事が選ばれていません。どちらかを押してください。"))
        return redirect("notices")
    words, yes = form.cleaned_data["words"], form.cleaned_data["reply"] == "yes"
    # He is asked by a body, and his answer moves what belongs to it.
    with widened(found.organisation):
        if yes:
            wish_to_hear(found, manner=Manner.ACCOUNT, words=words, by=request.user)
        else:
            decline_sounding(found, manner=Manner.ACCOUNT, why=words, by=request.user)
    messages.success(
        request,
        _("ありがとうございます。担当の者からお電話し、くわしくお話しします。")
        if yes
        else _("わかりました。またの機会にお願いいたします。"),
    )
    return redirect("notices")
