from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enishi.cycle.calendar import calendar_of
from enishi.cycle.forms.feeds import FeedForm
from enishi.cycle.models import CalendarFeed
from enishi.cycle.queries import feed_under
from enishi.cycle.transitions import issue_feed, stop_feed
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, staff_only
from enishi.walls.inside import entered_by


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def feeds(request: SignedInRequest) -> HttpResponse:
    """The secret addresses of my calendars; a new one is shown once and never again."""
    given, form, body = "", FeedForm(request.POST or None), body_of(request)
    if request.method == "POST" and form.is_valid():
        secret = issue_feed(body, whole_body=form.cleaned_data["whole_body"], by=request.user)
        given = request.build_absolute_uri(reverse("calendar", args=[secret]))
    mine = CalendarFeed.objects.visible_to(request.user).filter(organisation=body)
    context = {
        "given": given,
        "own": mine.filter(whole_body=False).first(),
        "whole": mine.filter(whole_body=True).first(),
        "body": body,
    }
    response = render(request, "cycle/visits/feeds.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@staff_only
@require_POST
def feed_ends(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Let an address answer no more."""
    found = get_object_or_404(
        CalendarFeed.objects.visible_to(request.user).select_related("organisation"),
        public_id=public_id,
    )
    stop_feed(found, by=request.user)
    messages.success(request, _("予定表のアドレスを止めました。"))
    return redirect("feeds")


@login_not_required
@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """The visits under a secret address, as long as its owner works for the body."""
    feed = feed_under(secret)
    if feed is None:
        raise Http404
    with entered_by(feed.user):
        content = calendar_of(
            feed,
            address=lambda one: request.build_absolute_uri(reverse("visit", args=[one.public_id])),
        )
    headers = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
