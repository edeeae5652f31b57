"""A session that rests ends; whoever comes back is told so and led to where he was."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext_lazy as _

from enishi.logbook.device import device_of
from enishi.people.models import User
from enishi.people.request import page_before
from enishi.people.sessions import use

GetResponse = Callable[[HttpRequest], HttpResponse]
# Pages that ask for these by themselves, whether somebody sits before them or not.
ASKED_BY_THE_PAGE = {"job_progress", "table_state"}
HAS_ENDED = _(
    "ログアウトになっていました。ログインすると、もとのページにもどります。書きかけたものは残っています。"
)


class KeepTheTime:
    """Note that a session is used; lead back to his page whoever comes after it has ended."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        name = request.resolver_match.view_name if request.resolver_match else ""
        if isinstance(request.user, User) and name not in ASKED_BY_THE_PAGE:
            use(request.session, device=device_of(request.headers.get("User-Agent", "")))
        elif leads_to_the_door(response):
            response["Location"] = redirect_to_login(page_of(request)).url
            if settings.SESSION_COOKIE_NAME in request.COOKIES and request.session.is_empty():
                messages.info(request, HAS_ENDED)
        return response


def leads_to_the_door(response: HttpResponse) -> bool:
    """Whether somebody is asked to sign in before he gets what he asked for."""
    return response.status_code == 302 and response["Location"].startswith(
        f"{resolve_url(settings.LOGIN_URL)}?next="
    )


def page_of(request: HttpRequest) -> str:
    """The page on which he was: what a fragment or a press asked for is none itself."""
    here = request.get_full_path()
    if request.htmx:  # type: ignore[attr-defined]
        return request.htmx.current_url_abs_path or here  # type: ignore[attr-defined]
    return here if request.method in ("GET", "HEAD") else page_before(request, otherwise=here)
