"""What a reader sets for himself: text size, furigana, and the body he writes as."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.people.models import OpenSession, Organisation, TextSize
from enishi.people.queries import knocks_of
from enishi.people.request import SignedInRequest, if_ours
from enishi.people.sessions import opened_by
from enishi.people.transitions import end_session, prefer
from enishi.people.transitions.leave import sign_out_everywhere

LATEST = 20


class TextSizeForm(forms.Form):
    size = forms.ChoiceField(choices=TextSize.choices)


class FuriganaForm(forms.Form):
    shown = forms.BooleanField(required=False)


class BodyForm(forms.Form):
    body = forms.UUIDField()


@login_not_required
@require_POST
def text_size(request: HttpRequest) -> HttpResponse:
    """Keep the text size in the account, or in the session before sign-in."""
    form = TextSizeForm(request.POST)
    if form.is_valid() and request.user.is_authenticated:
        prefer(request.user, text_size=form.cleaned_data["size"])
    elif form.is_valid():
        request.session["text_size"] = form.cleaned_data["size"]
    return back(request)


@require_POST
def furigana(request: SignedInRequest) -> HttpResponse:
    """Show or hide the readings above names."""
    form = FuriganaForm(request.POST)
    if form.is_valid():
        prefer(request.user, furigana=form.cleaned_data["shown"])
    return back(request)


@require_POST
def body(request: SignedInRequest) -> HttpResponse:
    """Choose the body in whose name the person writes; another's answers 404."""
    form = BodyForm(request.POST)
    if form.is_valid():
        mine = Organisation.objects.staffed_by(request.user)
        chosen = get_object_or_404(mine, public_id=form.cleaned_data["body"])
        request.session["writes_as"] = str(chosen.public_id)
    return HttpResponseRedirect(reverse("start"))


@require_safe
def sign_ins(request: SignedInRequest) -> HttpResponse:
    """Where one is signed in now, when one was, and when somebody tried and could not."""
    context = {
        "opened": opened_by(request.user, here=request.session),
        "knocks": knocks_of(request.user)[:LATEST],
    }
    return render(request, "web/sign_ins.html", context)


@require_POST
def session_endings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """End one of one's own sessions; the one that is here is ended by signing out."""
    found = get_object_or_404(OpenSession.objects.visible_to(request.user), public_id=public_id)
    if found.session_key == request.session.session_key:
        return redirect("account_logout")
    end_session(found, by=request.user)
    messages.success(request, _("その機器を、ログアウトにしました。"))
    return redirect("sign_ins")


@require_POST
def other_endings(request: SignedInRequest) -> HttpResponse:
    """End one's own sessions everywhere but here."""
    sign_out_everywhere(request.user)
    request.user.refresh_from_db(fields=["session_round"])
    update_session_auth_hash(request, request.user)
    messages.success(request, _("ほかの機器では、次に押すとログアウトになります。"))
    return redirect("sign_ins")


def back(request: HttpRequest) -> HttpResponse:
    """Return to the page where the button was pressed, if it is one of ours."""
    return redirect(if_ours(request, request.POST.get("next", "")))
