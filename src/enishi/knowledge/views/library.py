from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.companies.models import Company
from enishi.knowledge.forms.library import EntryForm, LibraryFilter, RevisingForm
from enishi.knowledge.models import LibraryEntry
from enishi.knowledge.named import firms_named, people_named, text_of
from enishi.knowledge.queries import library
from enishi.knowledge.transitions import revise_entry, take_down, write_entry
from enishi.people.models import Organisation
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, open_for_writing, staff_only
from enishi.reference.reached import reached_by

SHOWN = 60


def _seen(request: SignedInRequest, public_id: UUID) -> LibraryEntry:
    seen = LibraryEntry.objects.visible_to(request.user).live()
    return get_object_or_404(seen.select_related("organisation"), public_id=public_id)


@staff_only
@require_safe
def entries(request: SignedInRequest) -> HttpResponse:
    """The library, of one field or kind."""
    form = LibraryFilter(request.GET)
    chosen = form.chosen()
    found = library(request.user, field=chosen.get("field", ""), kind=chosen.get("kind", ""))
    context = {"form": form, "entries": found[:SHOWN], "count": found.count()}
    return render(request, "knowledge/library.html", context)


@staff_only
@require_safe
def entry(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One case or piece of know-how; of which company it tells, its own body alone reads."""
    found = _seen(request, public_id)
    context = {"entry": found, "ours": found.organisation in request.standing.bodies}
    return render(request, "knowledge/entry.html", context)


def _names_nobody(
    request: SignedInRequest,
    form: EntryForm,
    body: Organisation,
    *,
    about: Company | None = None,
) -> bool:
    """Whether nothing reads like a name, or somebody says that it is none."""

    def perhaps() -> tuple[str, ...]:
        named = people_named(body, form.values())
        if named.surely or reached_by(text_of(form.values())):
            return ()
        company = consent.company if (consent := form.cleaned_data.get("consent")) else None
        return named.perhaps + firms_named(body, form.values(), beside=company or about)

    return form.is_new(request, perhaps)


@staff_only
def entry_new(request: SignedInRequest) -> HttpResponse:
    """Write a case or what one knows into the library."""
    body = body_of(request)
    form = EntryForm.opened(request, body=body)
    if request.method == "POST" and _names_nobody(request, form, body):
        made = form.write(
            request,
            lambda: write_entry(
                body,
                values=form.values(),
                consent=form.cleaned_data["consent"],
                is_sure="another" in request.POST,
                at=timezone.now(),
                by=request.user,
            ),
        )
        if made:
            messages.success(request, _("書きました。「さがす」からも見つかります。"))
            return redirect("library_entry", made.public_id)
    return render(request, "knowledge/entry_form.html", {"form": form}, status=form.status)


@staff_only
def entry_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write an entry of one's own body anew."""
    found = _seen(request, public_id)
    open_for_writing(request, found.organisation)
    form = RevisingForm.opened(request, found)
    if request.method == "POST" and _names_nobody(
        request, form, found.organisation, about=found.company
    ):
        saved = form.write(
            request,
            lambda: revise_entry(
                found,
                values=form.values(),
                read_at=form.read_version(),
                is_sure="another" in request.POST,
                by=request.user,
            ),
        )
        if saved:
            messages.success(request, _("直しました。"))
            return redirect("library_entry", found.public_id)
    context = {"form": form, "entry": found}
    return render(request, "knowledge/entry_form.html", context, status=form.status)


@staff_only
@require_POST
def withdrawals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take an entry down."""
    take_down(_seen(request, public_id), at=timezone.now(), by=request.user)
    messages.success(request, _("取り下げました。もうだれにも見えません。"))
    return redirect("library")
