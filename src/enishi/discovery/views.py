from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enishi.cycle.models import Need
from enishi.discovery.forms import CampaignForm, ChannelForm, CloseForm, SearchForm, TraceForm
from enishi.discovery.models import Channel, Search, SearchOutcome
from enishi.discovery.queries import needs_without_anybody, untraced, yields_of
from enishi.discovery.transitions import (
    begin_search,
    close_channel,
    close_search,
    note_campaign,
    open_channel,
    revise_channel,
    trace,
)
from enishi.experts.models import Expert
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, open_for_writing, staff_only

both = require_http_methods(["GET", "HEAD", "POST"])


@staff_only
@require_safe
def discovery(request: SignedInRequest) -> HttpResponse:
    """What each channel brings, whom a need waits for, and of whom it is not known how he came."""
    body = body_of(request)
    searches = Search.objects.visible_to(request.user).filter(organisation=body)
    context = {
        "body": body,
        "today": timezone.localdate(),
        "yields": yields_of(body),
        "searches": searches.open()
        .select_related("need__company", "need__organisation", "owner", "channel")
        .order_by("due_on", "id"),
        "closed": searches.exclude(closed_on=None).order_by("-closed_on", "-id")[:10],
        "needs": needs_without_anybody(body)[:10],
        "untraced": untraced(body, most=10),
        "channels": Channel.objects.visible_to(request.user).live().filter(organisation=body),
    }
    return render(request, "discovery/overview.html", context)


def channel_of(request: SignedInRequest, public_id: UUID) -> Channel:
    """A channel of one of my bodies."""
    seen = Channel.objects.visible_to(request.user).select_related("organisation")
    return get_object_or_404(seen, public_id=public_id)


@staff_only
@both
def channel_new(request: SignedInRequest) -> HttpResponse:
    """Note a channel."""
    form, body = ChannelForm.opened(request), body_of(request)
    if request.method == "POST":
        made = form.write(
            request, lambda: open_channel(body, values=form.values(), by=request.user)
        )
        if made:
            messages.success(request, _("発掘経路を書きとめました。"))
            return redirect("channel", made.public_id)
    return render(request, "discovery/channel_form.html", {"form": form}, status=form.status)


@staff_only
@both
def channel_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write a channel anew."""
    found = channel_of(request, public_id)
    form = ChannelForm.opened(request, found)
    if request.method == "POST":
        saved = form.write(
            request,
            lambda: revise_channel(
                found, values=form.values(), read_at=form.read_version(), by=request.user
            ),
        )
        if saved:
            messages.success(request, _("保存しました。"))
            return redirect("channel", public_id)
    context = {"form": form, "channel": found}
    return render(request, "discovery/channel_form.html", context, status=form.status)


@staff_only
@both
def channel(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One channel: whom one speaks to, what was done, and who came; one more thing done."""
    found = channel_of(request, public_id)
    form = CampaignForm(request.POST or None, initial={"begun_on": timezone.localdate()})
    if form.is_bound and form.is_valid():
        note_campaign(found, values=form.cleaned_data, by=request.user)
        messages.success(request, _("働きかけを書きとめました。"))
        return redirect("channel", public_id)
    people = Expert.objects.visible_to(request.user)
    context = {
        "channel": found,
        "form": form,
        "campaigns": found.campaigns.select_related("done_by"),
        "people": people.filter(findings__channel=found, findings__ended_at=None).order_by(
            "-registered_on"
        ),
    }
    status = 422 if form.errors else 200
    return render(request, "discovery/channel.html", context, status=status)


@staff_only
@require_POST
def channel_endings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Use a channel no more."""
    close_channel(channel_of(request, public_id), by=request.user)
    messages.success(request, _("この経路を、使うのをやめました。"))
    return redirect("discovery")


@staff_only
@require_POST
def traces(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Note through which channel a person came."""
    found = get_object_or_404(Expert.objects.visible_to(request.user), public_id=public_id)
    open_for_writing(request, found.organisation)
    form = TraceForm(request.POST, body=found.organisation, user=request.user)
    if form.is_valid():
        trace(found, channel=form.cleaned_data["channel"], at=timezone.now(), by=request.user)
        told = _("%(name)sさんの経路を書きとめました。") % {"name": found.full_name}
        messages.success(request, told)
    else:
        messages.warning(request, _("経路を選んでから、もう一度押してください。"))
    return redirect("discovery")


@staff_only
@both
def search_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Look for somebody whom a need is waiting for."""
    need = get_object_or_404(
        Need.objects.visible_to(request.user).select_related("organisation", "company"),
        public_id=public_id,
    )
    open_for_writing(request, need.organisation)
    data = request.POST if request.method == "POST" else None
    form = SearchForm(data, body=need.organisation, user=request.user)
    if form.is_bound and form.is_valid():
        begin_search(need, values=form.cleaned_data, on=timezone.localdate(), by=request.user)
        messages.success(request, _("人さがしを始めました。"))
        return redirect("discovery")
    context = {"need": need, "form": form}
    return render(request, "discovery/search.html", context, status=422 if form.errors else 200)


@staff_only
@both
def search_closings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """A search ends, with or without somebody."""
    seen = Search.objects.visible_to(request.user).select_related("need", "organisation")
    found = get_object_or_404(seen, public_id=public_id)
    form = CloseForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        close_search(
            found,
            outcome=SearchOutcome(form.cleaned_data["outcome"]),
            note=form.cleaned_data["note"],
            on=timezone.localdate(),
            by=request.user,
        )
        messages.success(request, _("人さがしを終えました。"))
        return redirect("discovery")
    context = {"search": found, "form": form}
    return render(request, "discovery/close.html", context, status=422 if form.errors else 200)
