from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enishi.experts.alike import alike_experts
from enishi.experts.models import Application, ApplicationState, Expert
from enishi.experts.registration.card import card_from
from enishi.experts.registration.forms import CallForm, DecidingForm, EnquiryForm, LetterForm
from enishi.experts.registration.letters import declining, without_frame
from enishi.experts.registration.mail import answer, page_of_codes
from enishi.experts.registration.queries import applications, namesakes
from enishi.experts.registration.questions import STEPS
from enishi.experts.registration.review import chapters
from enishi.experts.registration.views.ending import place_of
from enishi.experts.registration.visitor import hold
from enishi.experts.transitions import admit, begin_application, decline, enquire
from enishi.outbox.models import Letter
from enishi.people.listing import page_of_list
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, staff_only

both = require_http_methods(["GET", "HEAD", "POST"])


def visible(request: SignedInRequest, public_id: UUID) -> Application:
    """The 仮登録, if it came to one of my bodies."""
    seen = Application.objects.visible_to(request.user)
    return get_object_or_404(seen.select_related("organisation"), public_id=public_id)


@staff_only
@require_safe
def application_list(request: SignedInRequest) -> HttpResponse:
    """The 仮登録 of my bodies: those that wait, with the days left, and the rest below."""
    day = timezone.localdate()
    listed = applications(request.user)
    waiting = [(one, one.days_left(day)) for one in listed.undecided()]
    over = listed.filter(decided_at__isnull=False).order_by("-decided_at")
    context = {
        "waiting": waiting,
        "unfinished": listed.filter(state=ApplicationState.WRITING).order_by("-saved_at")[:30],
        "page": page_of_list(over, request.GET.get("page"), each=30),
    }
    return render(request, "experts/applications/list.html", context)


@staff_only
@both
def application_new(request: SignedInRequest) -> HttpResponse:
    """電話でうけたまわる: the first question, asked for a caller."""
    body = body_of(request)
    form = CallForm(request.POST if request.method == "POST" else None, body=body)
    if form.is_bound and form.is_valid():
        answers = {STEPS[0].slug: form.kept()}
        begun = begin_application(body, answers=answers, step=STEPS[1].slug, by=request.user)
        hold(request, begun)
        return redirect("registration_step", STEPS[1].slug)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "body": body}
    return render(request, "experts/applications/call.html", context, status=status)


@staff_only
@require_safe
def application(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One 仮登録: every answer, what was agreed to and asked, and the three ways to answer."""
    found = visible(request, public_id)
    unfinished = found.state == ApplicationState.WRITING
    context = {
        "application": found,
        "days_left": found.days_left(timezone.localdate()),
        "chapters": [] if unfinished else chapters(found),
        "consents": found.consents.live().select_related("heard_by"),
        "enquiries": found.enquiries.select_related("asked_by"),
        "namesakes": [] if unfinished else perhaps_known(request, found),
    }
    return render(request, "experts/applications/application.html", context)


def perhaps_known(request: SignedInRequest, found: Application) -> list[Expert]:
    """Who may be the applicant himself: namesakes, and cards of this body that are alike."""
    known = list(namesakes(request.user, found))
    alike = alike_experts(found.organisation, card_from(found).person)
    return known + [one for one in alike if one not in known and one.pk != found.expert_id]


@staff_only
@require_POST
def registrations(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """登録する: the answers become a registration card."""
    found, form = visible(request, public_id), DecidingForm(request.POST)
    if not form.is_valid():
        return redirect("application", public_id)
    expert = admit(
        found,
        card=card_from(found),
        read_at=form.cleaned_data["read_at"],
        at=timezone.now(),
        by=request.user,
    )
    say(request, _("登録しました。"), answer(found, about="registered", by=request.user))
    return redirect("expert", expert.public_id)


@staff_only
@both
def enquiries(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """おたずねする: the person sees the question when he comes back."""
    found = visible(request, public_id)
    form = EnquiryForm(request.POST or None, initial={"read_at": found.version})
    if form.is_bound and form.is_valid():
        asked = form.cleaned_data["question"]
        read_at = form.cleaned_data["read_at"]
        enquire(found, question=asked, read_at=read_at, at=timezone.now(), by=request.user)
        page = page_of_codes(request)
        letter = answer(found, about="enquiry", question=asked, page=page, by=request.user)
        say(request, _("おたずねを残しました。"), letter)
        return redirect("application", public_id)
    return writing(request, found, form, "enquiry")


@staff_only
@both
def declines(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """見送る: with a letter that is read before it goes."""
    found = visible(request, public_id)
    initial = {"read_at": found.version, "letter": declining(found)}
    form = LetterForm(request.POST or None, initial=initial)
    if form.is_bound and form.is_valid():
        letter, read_at = form.cleaned_data["letter"], form.cleaned_data["read_at"]
        decline(found, letter=letter, read_at=read_at, at=timezone.now(), by=request.user)
        text = without_frame(letter, found)
        say(
            request,
            _("お見送りの手紙を残しました。"),
            answer(found, about="declined", letter=text, by=request.user),
        )
        return redirect("application", public_id)
    return writing(request, found, form, "decline")


def writing(
    request: SignedInRequest, found: Application, form: DecidingForm, name: str
) -> HttpResponse:
    """Draw the page on which a question or a letter is written."""
    status = 422 if request.method == "POST" else 200
    context = {"application": found, "form": form}
    return render(request, f"experts/applications/{name}.html", context, status=status)


@staff_only
@require_POST
def continuations(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Go on typing for the person who is on the telephone."""
    found = visible(request, public_id)
    if not found.is_open:
        return redirect("application", public_id)
    hold(request, found)
    return redirect(*place_of(found))


def say(request: SignedInRequest, what: str, letter: Letter) -> None:
    """Tell whether the person learns of it by mail, or has to be called."""
    if letter.released_at:
        how = _(
            "10分たったら、ご本人にメールで届きます。直すときは「手紙・メール」で止めてください。"
        )
    elif letter.address:
        how = _("メールをお持ちでない方です。「手紙・メール」の下書きを印刷して、お送りください。")
    else:
        how = _(
            "メールもご住所もうかがっていません。お電話でお知らせください。"
            "「手紙・メール」の下書きは、ご住所を入れると印刷できます。"
        )
    messages.success(request, what + how)
