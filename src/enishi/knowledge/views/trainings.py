from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.knowledge.forms.training import PresenceForm, SurveyForm, TrainingForm
from enishi.knowledge.models import Moment, Training, TrainingAnswer
from enishi.knowledge.queries import survey_of
from enishi.knowledge.transitions import answer_survey, call_off, hold_training, note_presence
from enishi.logbook.refused import Refused
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, open_for_writing, staff_only


def _seen(request: SignedInRequest, public_id: UUID) -> Training:
    seen = Training.objects.visible_to(request.user).live()
    return get_object_or_404(seen.select_related("organisation"), public_id=public_id)


@staff_only
@require_safe
def training(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One training: what it is, one's own answers; for who holds it, who came and what changed."""
    found = _seen(request, public_id)
    ours = found.organisation in request.standing.bodies
    mine = TrainingAnswer.objects.visible_to(request.user).filter(training=found)
    context = {
        "training": found,
        "ours": ours,
        "takes_part": found.attendances.live().filter(member=request.user).exists(),
        "answered": set(mine.values_list("moment", flat=True)),
        "day": timezone.localdate(),
        "attendances": found.attendances.live().select_related("member") if ours else None,
        "survey": survey_of(found) if ours else None,
        "form": PresenceForm(training=found) if ours else None,
    }
    return render(request, "knowledge/training.html", context)


@staff_only
def training_new(request: SignedInRequest) -> HttpResponse:
    """Note a training."""
    body = body_of(request)
    form = TrainingForm.opened(request)
    if request.method == "POST":
        made = form.write(
            request,
            lambda: hold_training(
                body,
                title=form.cleaned_data["title"],
                on=form.cleaned_data["held_on"],
                place=form.cleaned_data["place"],
                about=form.cleaned_data["about"],
                audience=form.cleaned_data["audience"],
                by=request.user,
            ),
        )
        if made:
            messages.success(request, _("研修を書きました。つぎに、参加する人を選んでください。"))
            return redirect("training", made.public_id)
    return render(request, "knowledge/training_form.html", {"form": form}, status=form.status)


@staff_only
@require_POST
def presence(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write who takes part, and who came."""
    found = _seen(request, public_id)
    open_for_writing(request, found.organisation)
    form = PresenceForm(request.POST, training=found)
    if not form.is_valid():
        raise Refused(_("選べない方が入っています。一覧から選びなおしてください。"))
    note_presence(found, **form.cleaned_data, on=timezone.localdate(), by=request.user)
    messages.success(request, _("参加する人と、出席を書きました。"))
    return redirect("training", found.public_id)


@staff_only
@require_POST
def endings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Call a training off."""
    call_off(_seen(request, public_id), at=timezone.now(), by=request.user)
    messages.success(request, _("研修を取りやめました。"))
    return redirect("shared")


@staff_only
def before(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What I say of myself before the training."""
    return _survey(request, _seen(request, public_id), Moment.BEFORE)


@staff_only
def after(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What I say of myself after the training."""
    return _survey(request, _seen(request, public_id), Moment.AFTER)


def _survey(request: SignedInRequest, found: Training, moment: Moment) -> HttpResponse:
    form = SurveyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        answer_survey(
            found,
            moment=moment,
            answers=form.answers(),
            at=timezone.now(),
            on=timezone.localdate(),
            by=request.user,
        )
        messages.success(request, _("お答えをいただきました。ありがとうございます。"))
        return redirect("training", found.public_id)
    context = {"form": form, "training": found, "moment": moment}
    status = 422 if form.is_bound else 200
    return render(request, "knowledge/survey.html", context, status=status)
