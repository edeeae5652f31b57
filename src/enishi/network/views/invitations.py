"""The page of an invitation's link: looking changes nothing, pressing the button uses it up."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from enishi.people.fields import TO_FILL_IN, TextField
from enishi.people.models import Invitation, User
from enishi.people.queries import invitation_with
from enishi.people.transitions import accept_invitation
from enishi.walls.inside import widened


class AcceptForm(forms.Form):
    """The sign-in name that the person chooses, and his password, twice."""

    username = TextField(
        label=gettext_lazy("ログインID"),
        max_length=60,
        help_text=gettext_lazy("ログインのたびに入れる名前です。例：tanaka"),
    )
    password = forms.CharField(
        label=gettext_lazy("パスワード（12文字以上）"),
        widget=forms.PasswordInput,
        strip=False,
        max_length=128,
        error_messages=TO_FILL_IN,
    )
    again = forms.CharField(
        label=gettext_lazy("パスワード（もう一度）"),
        widget=forms.PasswordInput,
        strip=False,
        max_length=128,
        error_messages=TO_FILL_IN,
    )

    def clean_password(self) -> str:
        """Long enough, and none that everybody tries first."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        """Both the same."""
        cleaned = super().clean() or self.cleaned_data
        if "password" in cleaned and cleaned.get("again") not in (None, cleaned["password"]):
            self.add_error("again", _("2回の入力がちがいます。もう一度入れてください。"))
        return cleaned


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Take up an invitation with a sign-in name and a password of one's own."""
    found = invitation_with(secret)
    state = state_of(found)
    if found is None or state != "open":
        status = 404 if found is None else 410
        return render(request, f"network/invitation/{state}.html", status=status)
    form = AcceptForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and taken_up(found, form):
        messages.success(request, _("登録ができました。いま決めたログインIDで、お入りください。"))
        return redirect("account_login")
    context = {"invitation": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "network/invitation/page.html", context, status=status)


def state_of(found: Invitation | None) -> str:
    """Whether the link opens, and if not, why."""
    if found is None:
        return "unknown"
    if found.accepted_at:
        return "used"
    return "expired" if found.ended_at or found.expires_at <= timezone.now() else "open"


def taken_up(found: Invitation, form: AcceptForm) -> User | None:
    """Make the account, or say at the box why not."""
    username, password = form.cleaned_data["username"], form.cleaned_data["password"]
    try:
        with widened(found.organisation):
            return accept_invitation(found, username=username, password=password)
    except ValidationError as error:
        form.add_error("username", error.messages)
        return None
