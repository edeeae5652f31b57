from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enishi.experts.codes import spaced
from enishi.experts.models import Application, ApplicationState
from enishi.experts.registration.mail import page_of_codes, send
from enishi.experts.registration.queries import application_with_code
from enishi.experts.registration.questions import CHECK, STEPS, asked, further, unanswered
from enishi.experts.registration.questions.promises import ConsentQuestion, words_for
from enishi.experts.registration.review import Chapter, chapters
from enishi.experts.registration.views.steps import LATER
from enishi.experts.registration.visitor import held, hold, let_go, may_try, note_try, writer
from enishi.experts.transitions import issue_code, put_aside, reply, submit_application
from enishi.people.drafts import typed_in
from enishi.people.fields import LongTextField, TextField
from enishi.people.models import Organisation

both = require_http_methods(["GET", "HEAD", "POST"])


class ReplyForm(forms.Form):
    text = LongTextField(
        label=gettext_lazy("お返事"),
        max_length=4_000,
        help_text=gettext_lazy("例：平成10年から3年は、大阪の支店にいました。"),
    )


class CodeForm(forms.Form):
    code = TextField(
        label=gettext_lazy("続きの番号（8文字）"),
        max_length=40,
        help_text=gettext_lazy("例：ACEF-3479。小文字でも、線がなくても入ります。"),
    )


@login_not_required
@both
def check(request: HttpRequest) -> HttpResponse:
    """Every answer with its way back; then it is sent, or the enquiry is answered."""
    application = held(request)
    if application is None:
        return redirect("registration")
    if not application.is_open:
        return redirect("registration_done")
    missing = unanswered(application)
    if missing:
        return redirect("registration_step", missing.slug)
    asking = application.state == ApplicationState.ASKED
    form, told = reply_form(request, application, asking=asking), chapters(application)
    if asking and (aside := aside_to(request, told)):
        typed = {"text": request.POST.getlist("text")}
        put_aside(application, page=CHECK, typed=typed, by=writer(request, application))
        return redirect(aside)
    if request.method == "POST" and (not asking or form.is_valid()):
        return sent(request, application, form)
    context = {
        "application": application,
        "chapters": told,
        "steps": len(STEPS),
        "enquiry": application.enquiries.filter(replied_at=None).first(),
        "form": form,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "experts/registration/check.html", context, status=status)


def reply_form(request: HttpRequest, application: Application, *, asking: bool) -> ReplyForm:
    """The answer to what was asked: as posted, else as it was put aside to correct something."""
    if request.method == "POST" and asking:
        return ReplyForm(request.POST)
    return ReplyForm(initial=typed_in(application.unfinished.get(CHECK, {}), ReplyForm.base_fields))


def aside_to(request: HttpRequest, told: list[Chapter]) -> str:
    """Where somebody goes who corrects an answer, or goes on later, before he has replied."""
    if LATER in request.POST:
        return reverse("registration_pause")
    places = {answer.address for chapter in told for answer in chapter.answers if answer.address}
    asked_for = request.POST.get("revise", "")
    return asked_for if asked_for in places else ""


def sent(request: HttpRequest, application: Application, form: ReplyForm) -> HttpResponse:
    """Send it, and say its number; the code is shown here, since only its print is kept."""
    by, now = writer(request, application), timezone.now()
    if application.state == ApplicationState.ASKED:
        reply(application, text=form.cleaned_data["text"], at=now, by=by)
        messages.success(request, _("お返事を受けとりました。ありがとうございます。"))
        return redirect("registration_done")
    consent = asked(STEPS[-1], application)
    agreed = consent.agreed() if consent.is_valid() and isinstance(consent, ConsentQuestion) else ()
    application = submit_application(application, agreed=agreed, at=now, by=by)
    code = spaced(issue_code(application, by=by))
    mailed = send(application, about="submitted", code=code, page=page_of_codes(request))
    context = {"application": application, "code": code, "mailed": mailed, "by": by}
    return render(request, "experts/registration/done.html", context)


@login_not_required
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """How the application stands: received, asked about, registered, or declined."""
    application = held(request)
    if application is None:
        return redirect("registration")
    if application.is_open:
        return redirect(*place_of(application))
    return render(request, "experts/registration/done.html", {"application": application})


@login_not_required
@both
def pause(request: HttpRequest) -> HttpResponse:
    """Go on later: a code is handed out on request, by mail too when there is an address."""
    application = held(request)
    if application is None:
        return redirect("registration")
    context: dict[str, object] = {"application": application}
    if request.method == "POST":
        by = writer(request, application)
        code = spaced(issue_code(application, by=by))
        mailed = send(application, about="code", code=code, page=page_of_codes(request))
        context |= {"code": code, "mailed": mailed, "by": by}
    context["place"] = reverse(place_of(application)[0], args=place_of(application)[1:])
    return render(request, "experts/registration/pause.html", context)


@login_not_required
@both
def resumption(request: HttpRequest) -> HttpResponse:
    """Come back with the code; after ten wrong ones it slows down."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and not may_try(request):
        return render(request, "429.html", status=429)
    if form.is_bound and form.is_valid():
        application = application_with_code(form.cleaned_data["code"])
        if application:
            hold(request, application)
            return redirect(*place_of(application))
        note_try(request)
        form.add_error(
            "code",
            _(
                "この番号では開けません。8文字をお確かめください。例：ACEF-3479。"
                "番号を何度か受けとった方は、いちばん新しい番号を入れてください。"
            ),
        )
    status = 422 if request.method == "POST" else 200
    return render(request, "experts/registration/resumption.html", {"form": form}, status=status)


def place_of(application: Application) -> tuple[str, ...]:
    """The page where a person goes on: one that he left half-way, or the furthest he came to."""
    if not application.is_open:
        return ("registration_done",)
    left = [page for page in application.unfinished if is_reached(page, application)]
    if left and (place := place_called(left[-1], application)):
        return place
    if application.step == CHECK or application.state == ApplicationState.ASKED:
        return ("registration_check",)
    return ("registration_step", application.step)


def is_reached(page: str, application: Application) -> bool:
    """Whether the person has come as far as a page on which something waits for him."""
    step = "career" if page == "drafts" else page.partition("/")[0]
    return further(application.step, step) == application.step


def place_called(page: str, application: Application) -> tuple[str, ...]:
    """The address of a page that was left half-way; none when its entry is no longer there."""
    if page == CHECK:
        return ("registration_check",)
    if page == "drafts":
        return ("registration_drafts",)
    if not page.startswith("career/"):
        return ("registration_step", page)
    number = page.removeprefix("career/")
    entries = len(application.answers.get("career", []))
    return ("registration_entry", number) if int(number) <= entries + 1 else ()


@login_not_required
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End writing at this computer; what was kept stays kept."""
    let_go(request)
    return redirect("registration")


@login_not_required
@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The same questions on paper, in large print."""
    body = Organisation(name=_("登録する団体"))
    context = {
        "asked": [(step, step.form(application=None)) for step in STEPS],
        "promises": words_for(body),
    }
    return render(request, "experts/registration/on_paper.html", context)
