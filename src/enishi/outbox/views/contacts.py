from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from enishi.outbox.forms import ContactForm
from enishi.outbox.models import ContactManner, ContactNote
from enishi.outbox.records import find
from enishi.outbox.transitions import note_contact, undo_contact
from enishi.people.listing import page_of_list
from enishi.people.request import SignedInRequest, page_before
from enishi.people.standing import body_of, staff_only


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def contact_notes(request: SignedInRequest) -> HttpResponse:
    """連絡記録: every note of my bodies, the latest first, and a box to write one."""
    form = ContactForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        note = noted(request, form)
        messages.success(request, _("書きとめました。"))
        return redirect(page_before(request, otherwise=note.about_address or "contact_notes"))
    notes = ContactNote.objects.visible_to(request.user).kept().select_related("noted_by")
    page = page_of_list(notes.order_by("-contacted_at", "-id"), request.GET.get("page"), each=30)
    context = {"form": form, "page": page}
    return render(request, "outbox/contacts.html", context, status=422 if form.errors else 200)


def noted(request: SignedInRequest, form: ContactForm) -> ContactNote:
    """Write the note, on the record it names if it names one that the person sees."""
    told = form.cleaned_data
    found = find(told["about_kind"], told["about"], user=request.user) if told["about"] else None
    if told["about"] and not found:
        raise Http404
    return note_contact(
        body_of(request),
        manner=ContactManner(told["manner"]),
        text=told["text"],
        with_whom=told["with_whom"],
        about=found.record if found else None,
        by=request.user,
    )


@staff_only
@require_POST
def contact_undoings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take back a note of one's own."""
    seen = ContactNote.objects.visible_to(request.user).kept()
    note = undo_contact(get_object_or_404(seen, public_id=public_id), by=request.user)
    messages.success(request, _("取り消しました。"))
    return redirect(page_before(request, otherwise=note.about_address or "contact_notes"))
