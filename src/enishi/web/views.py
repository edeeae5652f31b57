"""Where everybody starts, the practice doors, and the two pages that everybody may read."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.experts.models import Expert, RegistrationState
from enishi.people.confirming import ConfirmedForm
from enishi.people.request import SignedInRequest
from enishi.web import reset
from enishi.web.guides import GUIDES, blocks, title
from enishi.web.navigation import start_of
from enishi.web.practice import PARTS, SIGNED_IN_BY_PRESS, account_for, is_demonstration


class PartForm(forms.Form):
    part = forms.ChoiceField(choices=[(part.key, part.label) for part in PARTS])


@require_GET
def start(request: SignedInRequest) -> HttpResponse:
    """Lead everybody to the page of his own role."""
    page = start_of(request.standing.roles)
    if page:
        return redirect(page)
    own = Expert.objects.visible_to(request.user).filter(account=request.user)
    left = own.filter(state=RegistrationState.WITHDRAWN).first()
    return render(request, "web/no_part.html", {"left": left})


@require_GET
def email_address(request: SignedInRequest, key: str = "") -> HttpResponse:
    """The address on file, and who changes it."""
    return render(request, "account/email.html")


@login_not_required
@require_GET
def guide(request: HttpRequest) -> HttpResponse:
    """使い方の手引き."""
    guides = [(slug, title(slug, get_language() or "ja")) for slug in GUIDES]
    return render(request, "web/guide.html", {"guides": guides})


@login_not_required
@require_GET
def guide_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One guide to read, step by step."""
    if slug not in GUIDES:
        raise Http404
    language = get_language() or "ja"
    context = {"title": title(slug, language), "blocks": blocks(slug, language)}
    return render(request, "web/guide_page.html", context)


@login_not_required
@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """個人情報の取り扱い."""
    return render(request, "web/privacy.html")


@login_not_required
@require_http_methods(["GET", "POST"])
def practice_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as a role with one press; without practice records there is no such door."""
    if not is_demonstration():
        raise Http404
    form = PartForm(request.POST or None)
    if not form.is_valid():
        return render(request, "web/practice_parts.html")
    account = account_for(form.cleaned_data["part"])
    if account is None:
        raise Http404
    logout(request)
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session[SIGNED_IN_BY_PRESS] = True
    return redirect("start")


@login_not_required
@require_POST
def practice_reset(request: HttpRequest) -> HttpResponse:
    """Put the practice records back; asked for once more where no script could ask."""
    if not is_demonstration():
        raise Http404
    if not ConfirmedForm(request.POST).is_valid():
        return render(request, "web/practice_reset.html")
    reset.put_back()
    logout(request)
    messages.success(request, _("練習用の記録を、はじめの状態にもどしました。"))
    return redirect("account_login")
