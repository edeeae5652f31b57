from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from enishi.experts.asking import ask
from enishi.experts.models import ConfirmationManner, Expert
from enishi.experts.queries import confirmation_with, due_for_confirmation
from enishi.experts.state_forms import AskForm, NotedForm
from enishi.experts.transitions import confirm_by_link, confirm_card, note_confirmation
from enishi.outbox.models import Manner
from enishi.people.listing import page_of_list
from enishi.people.request import SignedInRequest
from enishi.people.standing import open_for_writing, staff_only
from enishi.walls.inside import widened

both = require_http_methods(["GET", "HEAD", "POST"])
A_PAGE = 50


@staff_only
@both
def due(request: SignedInRequest) -> HttpResponse:
    """お変わりありませんか: who has not said so for a year; letters to the marked."""
    today = timezone.localdate()
    listed = due_for_confirmation(request.user, today)
    page = page_of_list(listed, request.GET.get("page"), each=A_PAGE)
    reached = [str(expert.public_id) for expert in page if expert.email or expert.street]
    form = AskForm(request.POST if request.method == "POST" else None, due=reached)
    if form.is_bound and form.is_valid():
        chosen = [e for e in page if str(e.public_id) in form.cleaned_data["experts"]]
        manners = [ask(expert, request, on=today).manner for expert in chosen]
        messages.success(request, told(manners))
        return redirect("confirmations_due")
    context = {"page": page, "form": form, "today": today}
    return render(request, "experts/due.html", context, status=422 if form.errors else 200)


def told(manners: list[str]) -> str:
    """How many mails go in ten minutes, and how many letters wait to be printed."""
    mails = manners.count(Manner.MAIL)
    letters = len(manners) - mails
    parts = []
    if mails:
        sentence = ngettext(
            "%(n)s名あてのメールを、10分後に送ります。それまでは「手紙・メール」で止められます。",
            "%(n)s名あてのメールを、10分後に送ります。それまでは「手紙・メール」で止められます。",
            mails,
        )
        parts.append(sentence % {"n": mails})
    if letters:
        sentence = ngettext(
            "%(n)s名あての手紙の下書きを、「手紙・メール」に入れました。印刷して出してください。",
            "%(n)s名あての手紙の下書きを、「手紙・メール」に入れました。印刷して出してください。",
            letters,
        )
        parts.append(sentence % {"n": letters})
    return "".join(parts)


@require_POST
def confirmations(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """お変わりありませんか: one press says that nothing has changed."""
    mine = Expert.objects.visible_to(request.user).filter(account=request.user)
    found = get_object_or_404(mine, public_id=public_id)
    confirm_card(found, on=timezone.localdate(), by=request.user)
    messages.success(request, _("お変わりないことを、うけたまわりました。ありがとうございます。"))
    return redirect("start")


@staff_only
@require_POST
def notes(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The person said so on the telephone or by letter."""
    found = get_object_or_404(Expert.objects.visible_to(request.user), public_id=public_id)
    open_for_writing(request, found.organisation)
    form = NotedForm(request.POST)
    if form.is_valid():
        manner = ConfirmationManner(form.cleaned_data["manner"])
        note_confirmation(found, manner=manner, on=timezone.localdate(), by=request.user)
        told = _("%(name)sさんにお変わりないことを、書きとめました。") % {"name": found.full_name}
        messages.success(request, told)
    back = "confirmations_due" if "list" in request.POST else "expert"
    return redirect(back, *([] if "list" in request.POST else [public_id]))


@login_not_required
@both
def by_link(request: HttpRequest, secret: str) -> HttpResponse:
    """The page of a letter's link: looking at it changes nothing, pressing the button answers."""
    asked, today = confirmation_with(secret), timezone.localdate()
    if asked is None:
        return render(request, "experts/confirmation/unknown.html", status=404)
    is_open = asked.answered_on is None and asked.ended_at is None and asked.valid_until >= today
    if request.method == "POST" and is_open:
        with widened(asked.organisation):
            confirm_by_link(asked, on=today)
        return redirect("confirmation", secret)
    context = {"asked": asked, "is_open": is_open, "organisation": asked.organisation}
    return render(request, "experts/confirmation/page.html", context)
