from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import SimpleLazyObject

from allauth.mfa.utils import is_mfa_enabled
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import SECOND_FACTOR_REQUIRED
from enishi.people.standing import standing_of

GetResponse = Callable[[HttpRequest], HttpResponse]
OPEN_WITHOUT_SECOND_FACTOR = ("/accounts/", "/settings/", "/demonstration/", "/static/")


class KnowWhoAsks:
    """Put the signed-in person's standing on the request, read once and only when asked for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            user, chosen = request.user, request.session.get("writes_as", "")
            request.standing = SimpleLazyObject(  # type: ignore[attr-defined]
                lambda: standing_of(user, chosen=chosen)
            )
        return self.get_response(request)


class AskSecondFactor:
    """推進室 and the funder go no further without TOTP or a passkey (not in a demonstration)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._is_missing(request):
            return redirect("mfa_index")
        return self.get_response(request)

    def _is_missing(self, request: HttpRequest) -> bool:
        if request.path.startswith(OPEN_WITHOUT_SECOND_FACTOR):
            return False
        if not request.user.is_authenticated or request.session.get("demonstration"):
            return False
        needs_it = not request.standing.roles.isdisjoint(SECOND_FACTOR_REQUIRED)  # type: ignore[attr-defined]
        return needs_it and not is_mfa_enabled(request.user)


class SayWhyRefused:
    """A transition that refuses is an answer, not an error: show its reason."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 403 for another body's record, 409 for any other refusal."""
        if not isinstance(exception, Refused):
            return None
        status = 403 if isinstance(exception, NotYours) else 409
        return render(request, "web/refused.html", {"reason": exception}, status=status)
