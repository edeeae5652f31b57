from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.cycle.forms.introduction import (
    DayReplyForm,
    IntroductionForm,
    MatchForm,
    NotedReplyForm,
    OutcomeForm,
    ReplyForm,
    SuccessorForm,
    WhyForm,
)
from enishi.cycle.models import (
    Acceptance,
    Answer,
    Candidate,
    Introduction,
    IntroductionOutcome,
    Manner,
    Match,
)
from enishi.cycle.passage import (
    introductions_told_to,
    moment_of,
    page_of_introduction,
    profile_of,
)
from enishi.cycle.transitions import (
    answer,
    correct_answer,
    end_introduction,
    introduce,
    match,
    note_told,
    pass_on,
    undo_match,
    write_introduction,
)
from enishi.cycle.transitions.still_fit import why_gone
from enishi.cycle.views.soundings import answer_page
from enishi.logbook.refused import Refused
from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only
from enishi.walls.inside import widened

TWO_WEEKS = timedelta(days=14)


@staff_only
def introduction_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Present an expert who said yes to the company."""
    seen = Acceptance.objects.visible_to(request.user).select_related(
        "sounding__decision__deliberation__need__company", "sounding__expert"
    )
    found = get_object_or_404(seen, public_id=public_id)
    decision, expert = found.sounding.decision, found.sounding.expert
    gone = why_gone(expert, within=found.organisation)
    form = IntroductionForm.opened(request, found)
    form.initial.setdefault("reason", decision.rationale)
    # Of a card that is closed again nothing is told.
    form.initial.setdefault("profile", "" if gone else profile_of(expert))
    approved = expert.blind_profiles.approved().first()
    if approved and not gone:
        form.initial.setdefault("profile_approved_on", approved.approved_on)
    form.initial.setdefault("reply_by", timezone.localdate() + TWO_WEEKS)
    form.initial.setdefault(
        "engagement_type", decision.deliberation.need.wished_engagement or "advice"
    )
    if request.method == "POST":
        made = form.write(
            request,
            lambda: introduce(
                found,
                reason=form.cleaned_data["reason"],
                profile=form.cleaned_data["profile"],
                profile_approved_on=form.cleaned_data["profile_approved_on"],
                engagement_type=form.cleaned_data["engagement_type"],
                reply_by=form.cleaned_data["reply_by"],
                on=timezone.localdate(),
                by=request.user,
            ),
        )
        if made:
            messages.success(
                request, _("紹介を記録しました。面談の日を入れて、紹介状を書いてください。")
            )
            return redirect("introduction", made.public_id)
    context = {"form": form, "acceptance": found, "decision": decision, "expert": expert}
    context["gone"] = gone
    return render(request, "cycle/introduction_form.html", context, status=form.status)


def introduction_seen(request: SignedInRequest, public_id: UUID) -> Introduction:
    """The introduction, for those who sit at its table."""
    seen = Introduction.objects.visible_to(request.user).select_related(
        "deliberation__need__company",
        "deliberation__need__organisation",
        "acceptance__sounding__decision__candidate",
        "expert",
        "company",
        "introduced_by",
    )
    return get_object_or_404(seen, public_id=public_id)


@staff_only
@require_safe
def introduction(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One introduction: its letter, the interviews, what both sides answered, what comes next."""
    return drawn(request, introduction_seen(request, public_id))


def drawn(request: SignedInRequest, found: Introduction, **bound: object) -> HttpResponse:
    """Draw the introduction; a form that could not be kept stays filled in."""
    context = page_of_introduction(found, user=request.user)
    status = 422 if bound else 200
    return render(request, "cycle/introduction.html", context | bound, status=status)


@staff_only
@require_POST
def letters(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Draft the letter to the company, to be read and sent in the outbox."""
    found = introduction_seen(request, public_id)
    write_introduction(found, page=answer_page(request), by=request.user)
    messages.success(request, _("紹介状を下書きしました。読みなおして送ってください。"))
    return redirect("introduction", found.public_id)


@staff_only
@require_POST
def tellings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Note that the company was told by hand or by telephone."""
    found = introduction_seen(request, public_id)
    note_told(found, by=request.user)
    messages.success(request, _("企業にお伝えしたことを記録しました。"))
    return redirect("introduction", found.public_id)


@staff_only
@require_POST
def answers(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Note an answer that came by telephone or in person."""
    found, form = introduction_seen(request, public_id), NotedReplyForm(request.POST)
    if not form.is_valid():
        return drawn(request, found, reply_form=form)
    answer(found, by=request.user, **form.told())
    messages.success(request, _("お返事を記録しました。"))
    return redirect("introduction", found.public_id)


@staff_only
@require_POST
def corrections(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Set an answer aside that was noted wrongly, with the reason."""
    seen = Answer.objects.visible_to(request.user).select_related(
        "introduction__deliberation__need"
    )
    found, form = get_object_or_404(seen, public_id=public_id), WhyForm(request.POST)
    if form.is_valid():
        correct_answer(found, why=form.cleaned_data["why"], by=request.user)
        messages.success(request, _("お返事を訂正しました。正しいお返事を記録してください。"))
    else:
        messages.error(request, _("わけを、ひとことでも書いてください。"))
    return redirect("introduction", found.introduction.public_id)


@staff_only
@require_POST
def endings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """End an introduction: as a mistake, or because it came to nothing."""
    found, form = introduction_seen(request, public_id), OutcomeForm(request.POST)
    if not form.is_valid():
        return drawn(request, found, outcome_form=form)
    end_introduction(
        found,
        outcome=IntroductionOutcome(form.cleaned_data["outcome"]),
        why=form.cleaned_data["why"],
        by=request.user,
    )
    messages.success(request, _("紹介を終えました。記録は残ります。"))
    return redirect("introduction", found.public_id)


@staff_only
@require_POST
def successors(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """After a no: the next candidate, in one press."""
    found, form = introduction_seen(request, public_id), SuccessorForm(request.POST)
    if not form.is_valid():
        raise Http404
    listed = Candidate.objects.visible_to(request.user).live()
    chosen = get_object_or_404(
        listed.filter(need=found.deliberation.need), public_id=form.cleaned_data["candidate"]
    )
    latest = found.answers.visible_to(request.user).live().filter(reply="no").last()
    why = (latest.words or latest.get_cause_display()) if latest else ""
    decision = pass_on(
        found, candidate=chosen, why=why or _("見送りになったため。"), by=request.user
    )
    messages.success(
        request,
        _("つぎは%(name)sさんです。まず、ご本人に打診してください。")
        % {"name": chosen.access.expert.full_name},
    )
    return redirect("soundings", decision.public_id)


@staff_only
@require_POST
def matches(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """マッチング成立: both said yes, and support is agreed."""
    found, form = introduction_seen(request, public_id), MatchForm(request.POST)
    if not form.is_valid():
        return drawn(request, found, match_form=form)
    try:
        match(found, by=request.user, **form.cleaned_data)
    except Refused as refused:
        form.add_error(None, str(refused))
        return drawn(request, found, match_form=form)
    messages.success(request, _("マッチングを記録しました。おめでとうございます。"))
    return redirect("introduction", found.public_id)


@staff_only
@require_POST
def match_undoings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take a match back that was noted wrongly, with the reason."""
    seen = Match.objects.visible_to(request.user).select_related(
        "introduction__deliberation__need", "introduction__acceptance__sounding__decision"
    )
    found, form = get_object_or_404(seen, public_id=public_id), WhyForm(request.POST)
    if form.is_valid():
        undo_match(found, why=form.cleaned_data["why"], by=request.user)
        messages.success(request, _("支援の決定を取り消しました。件数からも外れます。"))
    else:
        messages.error(request, _("わけを、ひとことでも書いてください。"))
    return redirect("introduction", found.introduction.public_id)


@require_POST
def replies(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The company or the expert answers from an account of its own, for its own side only."""
    found, side = introductions_told_to(request.user, public_id)
    if found is None or side is None:
        raise Http404
    with widened(found.organisation):
        moment = moment_of(found.interviews.live().last())
    form = (ReplyForm if moment == "after" else DayReplyForm)(request.POST)
    if form.is_valid():
        with widened(found.organisation):
            answer(found, side=side, manner=Manner.ACCOUNT, by=request.user, **form.told())
        messages.success(request, _("お返事をいただきました。ありがとうございます。"))
    else:
        messages.error(request, _("お返事が選ばれていません。ひとつ選んでください。"))
    return redirect("start")
