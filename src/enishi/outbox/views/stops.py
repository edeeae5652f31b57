"""発送停止: a person wants no more letters, or again; why is written among the contacts."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from enishi.outbox.forms import LiftForm, StopForm
from enishi.outbox.models import ContactManner, LetterStop
from enishi.outbox.records import Found, asked_about, find
from enishi.outbox.transitions import lift_stop, stop_as_asked
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, staff_only

PEOPLE = ("experts.expert", "companies.company", "experts.application")


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def stop_new(request: SignedInRequest) -> HttpResponse:
    """Read what a stop means, write down what the person said, and stop his letters."""
    found = asked_about(request)
    if not found or found.record._meta.label_lower not in PEOPLE:
        raise Http404
    form = StopForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        note = stop_as_asked(
            found.record,
            manner=ContactManner(told["manner"]),
            words=told["words"],
            within=body_of(request),
            by=request.user,
        )
        messages.success(request, _("手紙とメールを止めました。登録はそのままです。"))
        return redirect(note.about_address)
    context = {"form": form, **named(found)}
    return render(request, "outbox/stop.html", context, status=422 if form.errors else 200)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def stop_endings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Read what the stop means, say how one knows better, and lift it."""
    seen = LetterStop.objects.visible_to(request.user).live()
    stop = get_object_or_404(seen.select_related("organisation"), public_id=public_id)
    found = whom(request, stop)
    form = LiftForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        manner, because = ContactManner(told["manner"]), told["because"]
        about = found.record if found else None
        note = lift_stop(stop, manner=manner, because=because, about=about, by=request.user)
        messages.success(request, _("また、手紙とメールを送れるようにしました。"))
        return redirect(note.about_address or "contact_notes")
    context = {"stop": stop, "form": form, **named(found)}
    return render(request, "outbox/lift.html", context, status=422 if form.errors else 200)


def whom(request: SignedInRequest, stop: LetterStop) -> Found | None:
    """Whose letters were stopped, as far as the reader may see the person."""
    doors = (find(kind, stop.person, user=request.user) for kind in PEOPLE)
    return next((found for found in doors if found), None)


def named(found: Found | None) -> dict[str, str]:
    """The person's name and page, where the reader has one."""
    if found is None:
        return {"whom": "", "back": reverse("contact_notes")}
    page = found.record._meta.model_name
    return {"whom": str(found.record), "back": reverse(str(page), args=[found.record.public_id])}
