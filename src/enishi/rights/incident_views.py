import csv
import io
from collections import defaultdict
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.experts.models import Expert
from enishi.people.breach import names_of
from enishi.people.request import SignedInRequest
from enishi.people.side_by_side import blank, opened
from enishi.people.standing import body_of, may_appoint, open_for_writing, staff_only
from enishi.people.versions import versions
from enishi.people.writing import WritingForm
from enishi.rights.breach_law import legal_days
from enishi.rights.incident_forms import (
    AffectedForm,
    ByHandForm,
    ClosingForm,
    IncidentForm,
    StepForm,
    staff_of,
)
from enishi.rights.models import AffectedList, Incident, IncidentKind
from enishi.rights.transitions import (
    add_affected,
    close_incident,
    correct_incident,
    list_affected,
    note_incident,
    note_step,
)
from enishi.sheets.writing import disarmed


@staff_only
@require_safe
def incidents(request: SignedInRequest) -> HttpResponse:
    """苦情・事故台帳: what is open, the most pressing first, and what has ended."""
    seen = Incident.objects.visible_to(request.user).select_related("organisation", "owner")
    context = {
        "open": seen.open(),
        "closed": seen.exclude(closed_on=None).order_by("-closed_on")[:60],
        "day": timezone.localdate(),
    }
    return render(request, "rights/incidents/list.html", context)


@staff_only
def incident_new(request: SignedInRequest) -> HttpResponse:
    """Write down what was told or happened."""
    body = body_of(request)
    form = IncidentForm.opened(request, body=body, user=request.user)
    if request.method == "POST":
        made = form.write(
            request,
            lambda: note_incident(
                body, values=form.values(), today=timezone.localdate(), by=request.user
            ),
        )
        if made:
            messages.success(request, _("台帳に書きました。"))
            return redirect("incident", made.public_id)
    return render(request, "rights/incidents/form.html", {"form": form}, status=form.status)


def _seen(request: SignedInRequest, public_id: UUID) -> Incident:
    seen = Incident.objects.visible_to(request.user).select_related("organisation", "owner")
    return get_object_or_404(seen, public_id=public_id)


@staff_only
@require_safe
def incident(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One incident: what happened, what was done, whom it touched."""
    return page(request, _seen(request, public_id))


def page(request: SignedInRequest, found: Incident, **typed: WritingForm) -> HttpResponse:
    """The page of an incident, with the form that could not be saved as it was typed."""
    body, day = found.organisation, timezone.localdate()
    forms: dict[str, WritingForm] = {
        "stepping": blank(request, StepForm, under=found, first={"on": day}),
        "closing": blank(request, ClosingForm, under=found),
        "listing": blank(request, AffectedForm, under=found, body=body),
        "adding": blank(request, ByHandForm, under=found, body=body, user=request.user),
    }
    refused = next(iter(typed.values()), None)
    context = forms | typed | {
        "incident": found,
        "steps": found.steps.select_related("written_by"),
        "lists": AffectedList.objects.visible_to(request.user)
        .filter(incident=found)
        .select_related("account", "made_by"),
        "ours": body in request.standing.bodies,
        "may_list": may_appoint(request.user, body) and body in request.standing.bodies,
        "late": found.is_late(day),
        "law": legal_days(found.happened_on, found.known_on)
        if found.kind == IncidentKind.BREACH
        else None,
        "form": refused,
    }  # fmt: skip
    status = refused.status if refused else 200
    return render(request, "rights/incidents/incident.html", context, status=status)


@staff_only
@require_POST
def steps(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write down what was done."""
    found = _seen(request, public_id)
    open_for_writing(request, found.organisation)
    form = opened(request, StepForm, under=found)
    if form.write(
        request,
        lambda: note_step(
            found, text=form.cleaned_data["text"], on=form.cleaned_data["on"], by=request.user
        ),
    ):
        messages.success(request, _("したことを書きました。"))
        return redirect("incident", found.public_id)
    return page(request, found, stepping=form)


@staff_only
@require_POST
def endings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Say how it ended."""
    found, today = _seen(request, public_id), timezone.localdate()
    open_for_writing(request, found.organisation)
    form = opened(request, ClosingForm, under=found)
    if form.write(
        request,
        lambda: close_incident(
            found, outcome=form.cleaned_data["outcome"], on=today, by=request.user
        ),
    ):
        messages.success(request, _("終えたことを書きました。"))
        return redirect("incident", found.public_id)
    return page(request, found, closing=form)


@staff_only
@require_POST
def lists(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Make and keep the list of those whose data an account was shown."""
    found = _seen(request, public_id)
    open_for_writing(request, found.organisation)
    form = opened(request, AffectedForm, under=found, body=found.organisation)
    made = form.write(
        request,
        lambda: list_affected(found, **form.asked(), at=timezone.now(), by=request.user),
    )
    if made:
        said = _("影響を受けた方の一覧を作りました。%(n)s名です。") % {"n": made.people}
        messages.success(request, said)
        return redirect("incident", found.public_id)
    return page(request, found, listing=form)


@staff_only
@require_POST
def additions(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Put a person on the list of those affected by hand."""
    found = _seen(request, public_id)
    open_for_writing(request, found.organisation)
    body, user = found.organisation, request.user
    form = opened(request, ByHandForm, under=found, body=body, user=user)
    if form.write(
        request,
        lambda: add_affected(found, expert=form.cleaned_data["person"], at=timezone.now(), by=user),
    ):
        messages.success(request, _("一覧に加えました。"))
        return redirect("incident", found.public_id)
    return page(request, found, adding=form)


@staff_only
def incident_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Put right what was written of an incident."""
    found = _seen(request, public_id)
    open_for_writing(request, found.organisation)
    form = IncidentForm.opened(request, found, body=found.organisation, user=request.user)
    if request.method == "POST":
        saved = form.write(
            request,
            lambda: correct_incident(
                found,
                values=form.values(),
                read_at=form.read_version(),
                today=timezone.localdate(),
                by=request.user,
            ),
        )
        if saved:
            messages.success(request, _("直しました。前の文は「これまでの版」にあります。"))
            return redirect("incident", found.public_id)
    is_here = staff_of(found.organisation).filter(pk=found.owner_id).exists()
    context = {"form": form, "incident": found, "left": None if is_here else found.owner}
    return render(request, "rights/incidents/form.html", context, status=form.status)


@staff_only
@require_safe
def incident_versions(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """How what was written of an incident stood, saving by saving."""
    found = _seen(request, public_id)
    open_for_writing(request, found.organisation)
    owners = {
        str(one.public_id): one.full_name for one in staff_of(found.organisation, ended_too=True)
    }
    seen = Expert.objects.visible_to(request.user).filter(organisation=found.organisation)
    experts = {str(one.public_id): one.full_name for one in seen}

    def told(values: dict[str, Any]) -> dict[str, str]:
        names = {
            "owner": owners.get(values["owner"], ""),
            "expert": experts.get(values["expert"], ""),
        }
        return IncidentForm.told(values | names, body=found.organisation, user=request.user)

    context = {
        "record": found,
        "back": reverse("incident", args=[found.public_id]),
        "versions": versions(found.revisions.all(), told),
    }
    return render(request, "people/versions.html", context)


@staff_only
@require_safe
def affected_list(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The list as a file, with the names as they are today, as far as I may read them."""
    found = get_object_or_404(AffectedList.objects.visible_to(request.user), public_id=public_id)
    asked: dict[str, list[str]] = defaultdict(list)
    for kind, public_id_, _first, _last in found.rows:
        asked[kind].append(public_id_)
    names = {kind: names_of(kind, ids) for kind, ids in asked.items()}
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(
        [_("種類"), _("番号"), _("お名前"), _("はじめて見た日時"), _("さいごに見た日時")]
    )
    for kind, one, first, last in found.rows:
        name = disarmed(names[kind].get(UUID(one), ""))
        called = str(apps.get_model(kind)._meta.verbose_name)
        table.writerow([called, one, name, *(_moment(text) for text in (first, last))])
    answer = HttpResponse(
        written.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8"
    )
    answer.headers["Content-Disposition"] = 'attachment; filename="affected.csv"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _moment(text: str) -> str:
    at = parse_datetime(text)
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at else text
