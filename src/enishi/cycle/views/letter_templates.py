from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.cycle.forms.letter_template import PermitForm, TemplateForm
from enishi.cycle.models import EmploymentPermit, Introduction, LetterTemplate
from enishi.cycle.transitions import drop_template, keep_template, note_permit
from enishi.cycle.views.introductions import introduction_seen
from enishi.cycle.word_letter import values_of
from enishi.files.receiving import receives_files, too_large
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Organisation
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, staff_only
from enishi.sheets.standard_letter import PLACES, standard_template
from enishi.sheets.word_template import fill, text_in

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def template_of(request: SignedInRequest, body: Organisation) -> LetterTemplate | None:
    """The template that the body has made its own, if it has."""
    seen = LetterTemplate.objects.visible_to(request.user).live().filter(organisation=body)
    return seen.select_related("kept_by", "organisation").first()


def content_of(template: LetterTemplate | None) -> bytes:
    """The file that letters are made from: the body's own, or the standard one."""
    return bytes(template.content) if template else standard_template()


@staff_only
@receives_files
def letter_template(request: SignedInRequest) -> HttpResponse:
    """紹介状のひな形: how it looks with a real record, and how another takes its place."""
    body = body_of(request)
    form = TemplateForm()
    if request.method == "POST":
        form = TemplateForm(request.POST, request.FILES, too_large=too_large(request))
        if form.is_valid():
            sent = form.cleaned_data["file"]
            try:
                keep_template(body, content=sent.read(), name=sent.name, by=request.user)
            except NotYours:
                raise
            except Refused as refused:
                for sentence in str(refused).split("\n"):
                    form.add_error("file", sentence)
        if not form.errors:
            messages.success(request, _("ひな形を入れかえました。下の見本でお確かめください。"))
            return redirect("letter_template")
    return drawn(request, form=form)


def drawn(request: SignedInRequest, **bound: Form) -> HttpResponse:
    """Draw the page; a form that could not be kept stays filled in."""
    body = body_of(request)
    template, language = template_of(request, body), get_language() or "ja"
    seen = Introduction.objects.visible_to(request.user).filter(organisation=body)
    latest = seen.select_related("expert", "company").order_by("-introduced_at").first()
    permits = EmploymentPermit.objects.visible_to(request.user).live()
    context = {
        "form": TemplateForm(),
        "permit_form": PermitForm(),
        "permit": permits.filter(organisation=body).first(),
        "template": template,
        "places": [(name, what.in_language(language)) for name, what in PLACES.values()],
        "latest": latest,
        "sample": text_in(fill(content_of(template), values_of(latest))) if latest else [],
    }
    status = 422 if any(form.errors for form in bound.values()) else 200
    return render(request, "cycle/letter_template.html", context | bound, status=status)


@staff_only
@require_POST
def permits(request: SignedInRequest) -> HttpResponse:
    """Note the permit to broker employment."""
    form = PermitForm(request.POST)
    if not form.is_valid():
        return drawn(request, permit_form=form)
    note_permit(body_of(request), by=request.user, **form.cleaned_data)
    messages.success(request, _("許可番号を書きとめました。雇用のご紹介も進められます。"))
    return redirect("letter_template")


@staff_only
@require_safe
def own_file(request: SignedInRequest) -> HttpResponse:
    """The template in use, to be edited in Word."""
    template = template_of(request, body_of(request))
    name = template.name if template else _("紹介状のひな形.docx")
    return in_word(content_of(template), name=name)


@staff_only
@require_safe
def standard_file(request: SignedInRequest) -> HttpResponse:
    """The standard template, whatever the body uses now."""
    return in_word(standard_template(), name=_("紹介状のひな形（標準）.docx"))


@staff_only
@require_POST
def endings(request: SignedInRequest) -> HttpResponse:
    """Go back to the standard template."""
    template = template_of(request, body_of(request))
    if template is None:
        raise Http404
    drop_template(template, by=request.user)
    messages.success(request, _("標準のひな形にもどしました。"))
    return redirect("letter_template")


@staff_only
@require_safe
def as_word(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """紹介状 as a Word file, from the body's template."""
    found = introduction_seen(request, public_id)
    template = template_of(request, found.organisation)
    name = _("紹介状 %(company)s.docx") % {"company": found.company.name}
    return in_word(fill(content_of(template), values_of(found)), name=name)


def in_word(content: bytes, *, name: str) -> HttpResponse:
    """A Word file to take along; nobody keeps it on the way."""
    headers = {
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=WORD, headers=headers)
