"""Pages for when something cannot be done: what it was, and what to do next."""

import sys

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from enishi.people.models import TextSize
from enishi.web.context import text_size


@login_not_required
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent could not be read."""
    return plain(request, "web/400.html", status=400)


@login_not_required
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: this person may not see or change this."""
    return render(request, "web/403.html", status=403)


@login_not_required
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here, or nothing that this person may know of."""
    return render(request, "web/404.html", status=404)


def not_allowed(request: HttpRequest, *, allowed: str) -> HttpResponse:
    """405: this address takes something else than what was asked of it."""
    answer = plain(request, "web/405.html", status=405)
    answer.headers["Allow"] = allowed
    return answer


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault, or 503 while the database is away; the page asks it for nothing."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        answer = plain(request, "web/503.html", status=503)
        answer.headers["Retry-After"] = "30"
        return answer
    return plain(request, "web/500.html", status=500)


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 because the page was open for too long, or cookies are off."""
    return plain(request, "web/403_csrf.html", status=403)


def plain(request: HttpRequest, template: str, *, status: int) -> HttpResponse:
    """Draw a page without any context processor, for when nothing can be relied on."""
    frame = {
        "office_telephone": settings.OFFICE_TELEPHONE,
        "office_hours": settings.OFFICE_HOURS,
        "here": request.path,
        "text_size": text_size_if_known(request),
    }
    return HttpResponse(render_to_string(template, frame), status=status)


def text_size_if_known(request: HttpRequest) -> str:
    """The letters that the reader chose; those of everybody where the database does not answer."""
    if not hasattr(request, "user"):
        return str(TextSize.MEDIUM)
    try:
        return text_size(request)
    except Error:
        return str(TextSize.MEDIUM)
