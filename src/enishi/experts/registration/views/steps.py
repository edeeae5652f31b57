from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from enishi.experts.models import Application
from enishi.experts.registration.questions import (
    CHECK,
    STEPS,
    Step,
    after,
    asked,
    further,
    step_called,
)
from enishi.experts.registration.questions.person import BodyQuestion
from enishi.experts.registration.questions.question import Question
from enishi.experts.registration.visitor import held, hold, writer
from enishi.experts.transitions import begin_application, keep_answer, put_aside

# The name of the button 「あとで続ける」.
LATER = "later"


@login_not_required
@require_safe
def registration(request: HttpRequest) -> HttpResponse:
    """What becoming a 新現役 takes, and the ways to do it."""
    return render(request, "experts/registration/start.html", {"application": held(request)})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, slug: str) -> HttpResponse:
    """One question; what was answered is kept before the next one comes."""
    step, application = step_called(slug), held(request)
    if step is None:
        raise Http404
    if application is None:
        return first_question(request) if step is STEPS[0] else redirect("registration")
    if not application.is_open:
        return redirect("registration_done")
    form = opened(request, step, application)
    if LATER in request.POST:
        return later(request, application, slug, form)
    if request.method == "POST" and "HX-Request" in request.headers:
        return while_typing(request, step, form, application)
    if request.method == "POST" and form.is_valid() and not form.notice:
        return redirect_to(keep(request, application, step, form).step, step)
    return page(request, step, form, application)


def opened(request: HttpRequest, step: Step, application: Application) -> Question:
    """The form of a question: as posted, else as put aside half-way, else as answered before."""
    left = application.unfinished.get(step.slug)
    if request.method != "POST" and left is not None:
        return step.form.left(left, application=application)
    return asked(step, application, request.POST if request.method == "POST" else None)


def while_typing(
    request: HttpRequest, step: Step, form: Question, application: Application
) -> HttpResponse:
    """What a box fills in others, before anything is wrong; nothing when it fills none."""
    if not form.notice:
        return HttpResponse(status=204)
    filled = step.form.left(form.kept(), application=application)
    filled.notice = form.notice
    return page(request, step, filled, application)


def later(request: HttpRequest, application: Application, at: str, form: Question) -> HttpResponse:
    """あとで続ける: whatever stands in the boxes is kept, right or wrong."""
    by = writer(request, application)
    put_aside(application, page=at, typed=form.kept(), by=by)
    return redirect("registration_pause")


def first_question(request: HttpRequest) -> HttpResponse:
    """The first answer opens a 仮登録; before it nothing is kept."""
    form = BodyQuestion(request.POST if request.method == "POST" else None, application=None)
    body = form.body() if form.is_bound and form.is_valid() else None
    if body is None:
        return page(request, STEPS[0], form, None)
    answers = {STEPS[0].slug: form.kept()}
    hold(request, begin_application(body, answers=answers, step=STEPS[1].slug, by=None))
    return redirect("registration_step", STEPS[1].slug)


def keep(request: HttpRequest, application: Application, step: Step, form: Question) -> Application:
    """Keep the answer, and how far the person has come."""
    return keep_answer(
        application,
        question=step.slug,
        answer=form.kept(),
        step=further(application.step, after(step)),
        within=form.body() if isinstance(form, BodyQuestion) else None,
        by=writer(request, application),
    )


def redirect_to(reached: str, step: Step) -> HttpResponse:
    """On to the next question; whoever came back from the check page returns there."""
    if reached == CHECK:
        return redirect("registration_check")
    return redirect("registration_step", after(step))


def page(
    request: HttpRequest, step: Step, form: Question, application: Application | None
) -> HttpResponse:
    """Draw a question."""
    context = frame(step, application) | {"form": form}
    status = 422 if request.method == "POST" and form.errors else 200
    return render(request, f"experts/registration/{template(step)}.html", context, status=status)


def template(step: Step) -> str:
    """Consent is read as well as answered, hence a page of its own."""
    return "consent" if step.slug == "consent" else "question"


def frame(step: Step, application: Application | None) -> dict[str, Any]:
    """What stands around a question: where one is, and the way back."""
    before = STEPS[step.number - 2] if step.number > 1 else None
    revising = application is not None and application.step == CHECK
    return {
        "step": step,
        "steps": len(STEPS),
        "before": before,
        "application": application,
        "revising": revising,
    }
