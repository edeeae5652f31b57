from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from enishi.experts.models import Application
from enishi.experts.registration.card import entries_of
from enishi.experts.registration.curriculum import CurriculumForm, drafts_in, told_already
from enishi.experts.registration.questions import after, further, step_called
from enishi.experts.registration.questions.work import CareerQuestion
from enishi.experts.registration.review import entry_lines
from enishi.experts.registration.views.steps import LATER, frame, later, redirect_to
from enishi.experts.registration.visitor import held, writer
from enishi.experts.transitions import keep_answer, put_aside
from enishi.files.receiving import receives_files, too_large
from enishi.reference.curriculum import qualifications_in

MOST_ENTRIES = 40
both = require_http_methods(["GET", "HEAD", "POST"])


def keep_entries(
    request: HttpRequest,
    application: Application,
    entries: list[Any],
    *,
    page: str = "",
    done: bool = False,
) -> Application:
    """Keep the list of entries; only 「これで全部」 moves on."""
    step = step_called("career")
    assert step  # noqa: S101 -- the career is one of the questions
    reached = further(application.step, after(step)) if done else application.step
    return keep_answer(
        application,
        question="career",
        answer=entries,
        step=reached,
        by=writer(request, application),
        page=page,
    )


def keep_drafts(request: HttpRequest, application: Application, drafts: list[Any]) -> Application:
    """Keep what was read from a résumé and still waits to be confirmed."""
    by = writer(request, application)
    return keep_answer(application, question="drafts", answer=drafts, step=application.step, by=by)


def shown(
    request: HttpRequest, name: str, application: Application, *, status: int = 200, **more: Any
) -> HttpResponse:
    """Draw one of the career's pages."""
    step = step_called("career")
    assert step  # noqa: S101 -- the career is one of the questions
    context = frame(step, application) | more
    return render(request, f"experts/registration/{name}.html", context, status=status)


@login_not_required
@both
def career(request: HttpRequest) -> HttpResponse:
    """The entries so far: one more, or 「これで全部」."""
    application, step = held(request), step_called("career")
    if application is None or step is None:
        return redirect("registration")
    if not application.is_open:
        return redirect("registration_done")
    stored = application.answers.get("career", [])
    if application.answers.get("drafts"):
        return redirect("registration_drafts")
    if not stored:
        return redirect("registration_entry", 1)
    if request.method == "POST":
        kept = keep_entries(request, application, stored, done=True)
        return redirect_to(kept.step, step)
    told = [entry_lines(entry) for entry in entries_of(application)]
    return shown(request, "career", application, entries=told, next=len(stored) + 1)


@login_not_required
@both
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """One entry of the career, written or changed or taken out."""
    application = held(request)
    if application is None:
        return redirect("registration")
    if not application.is_open:
        return redirect("registration_done")
    stored = list(application.answers.get("career", []))
    if not 1 <= number <= min(len(stored) + 1, MOST_ENTRIES):
        raise Http404
    here, page = slice(number - 1, number), f"career/{number}"
    if "take_out" in request.POST and stored[here]:
        return taken_out(request, application, stored, number)
    form = opened(request, application, stored[here], page)
    if LATER in request.POST:
        return later(request, application, page, form)
    if request.method == "POST" and form.is_valid():
        stored[here] = [form.kept()]
        keep_entries(request, application, stored, page=page)
        return redirect("registration_step", "career")
    status = 422 if request.method == "POST" else 200
    is_new = number > len(stored)
    more = {"form": form, "number": number, "is_new": is_new}
    return shown(request, "entry", application, status=status, **more)


def taken_out(
    request: HttpRequest, application: Application, stored: list[Any], number: int
) -> HttpResponse:
    """Take an entry out, once the person has seen which one it is and says so again."""
    if request.POST["take_out"] == "sure":
        del stored[number - 1]
        keep_entries(request, application, stored, page=f"career/{number}")
        return redirect("registration_step", "career")
    told = CareerQuestion.answered(stored[number - 1], application=application)
    return shown(request, "removal", application, number=number, lines=entry_lines(told))


def opened(
    request: HttpRequest, application: Application, stored: list[Any], page: str
) -> CareerQuestion:
    """The form of an entry: as posted, else as put aside half-way, else as told before."""
    if request.method == "POST":
        return CareerQuestion(request.POST, application=application)
    left = application.unfinished.get(page)
    if left is not None:
        return CareerQuestion.left(left, application=application)
    if stored:
        return CareerQuestion.answered(stored[0], application=application)
    return CareerQuestion(application=application)


@login_not_required
@receives_files
@both
def curriculum(request: HttpRequest) -> HttpResponse:
    """A résumé, as a file or pasted, becomes drafts of entries; the file itself is not kept."""
    application = held(request)
    if application is None or not application.is_open:
        return redirect("registration")
    form = CurriculumForm()
    if request.method == "POST":
        form = CurriculumForm(request.POST, request.FILES, too_large=too_large(request))
    if form.is_bound and form.is_valid():
        drafts = drafts_in(form.cleaned_data["text"])
        if drafts:
            keep_drafts(request, application, drafts)
            offer_licences(request, application, form.cleaned_data["text"])
            return redirect("registration_drafts")
        form.add_error(None, _("お仕事の時期が見つかりません。例：昭和57年4月　東都電器に入社"))
    status = 422 if request.method == "POST" else 200
    return shown(request, "curriculum", application, status=status, form=form)


def offer_licences(request: HttpRequest, application: Application, text: str) -> None:
    """Put the licences of a résumé into their box, unless the person has been there already."""
    names = qualifications_in(text)
    been_there = {**application.answers, **application.unfinished}
    if names and "strengths" not in been_there:
        boxes = {"qualifications": ["\n".join(names)]}
        put_aside(application, page="strengths", typed=boxes, by=writer(request, application))


@login_not_required
@both
def drafts(request: HttpRequest) -> HttpResponse:
    """The drafts from a résumé, one by one: taken in as corrected, or left out."""
    application = held(request)
    if application is None or not application.is_open:
        return redirect("registration")
    waiting = application.answers.get("drafts", [])
    if not waiting:
        return redirect("registration_step", "career")
    form = drafted(request, application, waiting[0])
    if LATER in request.POST:
        return later(request, application, "drafts", form)
    left_out = "leave_out" in request.POST
    if left_out or (form.is_bound and form.is_valid()):
        if not left_out:
            stored = [*application.answers.get("career", []), form.kept()][:MOST_ENTRIES]
            application = keep_entries(request, application, stored)
        keep_drafts(request, application, waiting[1:])
        return redirect("registration_drafts")
    status = 422 if request.method == "POST" else 200
    told = [one.cleaned_data for one in entries_of(application) if one.is_valid()]
    more = {
        "form": form,
        "left": len(waiting),
        "lines": waiting[0].get("lines", []),
        "overlapping": told_already(waiting[0], told),
    }
    return shown(request, "draft", application, status=status, **more)


def drafted(
    request: HttpRequest, application: Application, draft: dict[str, Any]
) -> CareerQuestion:
    """The form of a draft: as posted, else as put aside half-way, else as it was read."""
    left = application.unfinished.get("drafts")
    if request.method != "POST" and left is not None:
        return CareerQuestion.left(left, application=application)
    return CareerQuestion(request.POST or None, application=application, initial=draft)
