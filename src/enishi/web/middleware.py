from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django_htmx.http import HttpResponseClientRedirect

from enishi.logbook import seen
from enishi.logbook.chain import NOBODY
from enishi.logbook.refused import Refused
from enishi.paper import Unprintable
from enishi.people.known import known
from enishi.people.models import SECOND_FACTOR_REQUIRED, User
from enishi.people.request import page_before
from enishi.people.standing import standing_of
from enishi.web.errors import not_allowed
from enishi.web.practice import practises

GetResponse = Callable[[HttpRequest], HttpResponse]
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
OPEN_WITHOUT_SECOND_FACTOR = (
    "/accounts/",
    "/settings/",
    "/demonstration/",
    "/static/",
    "/privacy/",
    "/guide/",
)
SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class RefuseUnknownMethods:
    """Answer 405 to TRACE and to whatever else no page of ours is asked with."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in METHODS:
            return self.get_response(request)
        return HttpResponseNotAllowed(METHODS)


class SayItIsNoPage:
    """An address that does not take what was asked of it says so in our own words (405)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            return not_allowed(request, allowed=response["Allow"])
        return response


class KnowWhoAsks:
    """Put the signed-in person's standing on the request, read once and only when asked for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not isinstance(request.user, User):
            return self.get_response(request)
        user, chosen = request.user, request.session.get("writes_as", "")
        standing: Any = SimpleLazyObject(lambda: standing_of(user, chosen=chosen))
        request.standing = standing  # type: ignore[attr-defined]
        with known(user.pk, standing):
            return self.get_response(request)


class AskSecondFactor:
    """推進室 and the funder go no further without TOTP or a passkey (not when practising)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self._is_missing(request):
            return self.get_response(request)
        return redirect("mfa_index")

    def _is_missing(self, request: HttpRequest) -> bool:
        if request.path_info.startswith(OPEN_WITHOUT_SECOND_FACTOR):
            return False
        if not request.user.is_authenticated:
            return False
        if request.standing.roles.isdisjoint(SECOND_FACTOR_REQUIRED):  # type: ignore[attr-defined]
            return False
        return not is_mfa_enabled(request.user, SECOND_FACTORS) and not practises(request)


class SendFragmentsToThePage:
    """A fragment that is answered by the sign-in page sends the whole window there instead."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_fragment = request.htmx and not request.htmx.boosted  # type: ignore[attr-defined]
        if is_fragment and response.status_code == 302:
            return HttpResponseClientRedirect(response["Location"])
        return response


class LeadToThePageAbove:
    """An address that only takes writing, opened as a page, leads to the page it belongs to.

    A reader comes there when he reloads a page that showed him a mistake, or changes its letters
    or its language; `/deliberations/…/opinions/` belongs to `/deliberations/…/`.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        opened = request.method == "GET" and "text/html" in request.headers.get("Accept", "")
        if response.status_code == 405 and opened:
            return redirect(page_above(request.path))
        return response


def page_above(address: str) -> str:
    """The nearest address above at which something stands."""
    above = f"{address.rstrip('/').rpartition('/')[0]}/"
    try:
        resolve(above)
    except Resolver404:
        return page_above(above)
    return above


class NoteWhoWasSeen:
    """Keep whose data the person was shown: one writing a request, or none."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not isinstance(request.user, User):
            return self.get_response(request)
        with seen.watching() as persons:
            response = self.get_response(request)
        if persons and response.status_code < 400:
            body = request.standing.body  # type: ignore[attr-defined]
            match = request.resolver_match
            seen.keep(
                persons,
                account=request.user.public_id,
                organisation=body.public_id if body else NOBODY,
                where=(match.view_name or match.route)[:80] if match else "",
            )
        return response


class SayWhyRefused:
    """A transition that refuses is an answer, not an error: show its reason."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer with the status of the refusal, mostly 409; with 503 where no printer is."""
        if isinstance(exception, Unprintable):
            reason = exception.wording.in_language(get_language() or "ja")
            return saying(request, reason, status=503)
        return refusing(request, exception) if isinstance(exception, Refused) else None


def refusing(request: HttpRequest, refused: Refused) -> HttpResponse:
    """The page that says why not; what is to be noted of it at the door stands on the request."""
    request.came = refused.came  # type: ignore[attr-defined]
    return saying(request, refused, status=refused.status)


def saying(request: HttpRequest, reason: object, *, status: int) -> HttpResponse:
    """A page, or its fragment, with one sentence and the way back."""
    template = "web/_refused.html" if request.htmx else "web/refused.html"  # type: ignore[attr-defined]
    told = {"reason": reason, "status": status, "back": page_before(request, otherwise="")}
    return render(request, template, told, status=status)
