from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from enishi.companies.consent_words import lines
from enishi.companies.forms import ConditionsForm, ConsentForm, ContactForm
from enishi.companies.forms.told import ToldForm, WithdrawalForm
from enishi.companies.models import Company, CompanyConsent, CompanyConsentKind, CompanyContact
from enishi.companies.transitions import (
    add_contact,
    end_contact,
    note_company_consent,
    note_conditions,
    revise_contact,
    withdraw_company_consent,
)
from enishi.companies.transitions.consents import refuse_twice
from enishi.logbook.refused import Refused
from enishi.people.confirming import OF_A_TEXT, typed_again
from enishi.people.request import SignedInRequest
from enishi.people.standing import open_for_writing, staff_only
from enishi.people.writing import WritingForm

FormT = TypeVar("FormT", bound=ToldForm)
both = require_http_methods(["GET", "HEAD", "POST"])


def opened(request: SignedInRequest, public_id: UUID) -> Company:
    """The company, if the person may write about it."""
    found = get_object_or_404(Company.objects.visible_to(request.user), public_id=public_id)
    open_for_writing(request, found.organisation)
    return found


def told(
    request: SignedInRequest,
    company: Company,
    form: WritingForm,
    save: Callable[[], object],
    *,
    title: str,
    done: str,
) -> HttpResponse:
    """Draw the page on which something about a company is written, and keep what was written."""
    if request.method == "POST" and "mend" not in request.POST:
        saved = form.write(request, save)
        if saved:
            messages.success(request, done)
            return redirect("company", company.public_id)
    reads_out = isinstance(form, ConsentForm)
    context = {"form": form, "company": company, "title": title, "reads_out": reads_out}
    return render(request, "companies/told.html", context, status=form.status)


@staff_only
@both
def contact_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Note a person of the company."""
    found = opened(request, public_id)
    form = ContactForm.opened(request, under=found)
    return told(
        request,
        found,
        form,
        lambda: add_contact(found, values=form.values(), by=request.user),
        title=_("窓口の方を書きとめる"),
        done=_("窓口の方を書きとめました。"),
    )


@staff_only
@both
def contact_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write a person of the company anew."""
    contact = contact_of(request, public_id)
    form = ContactForm.opened(request, contact)
    return told(
        request,
        contact.company,
        form,
        lambda: revise_contact(
            contact, values=form.values(), read_at=form.read_version(), by=request.user
        ),
        title=_("窓口の方を直す"),
        done=_("保存しました。"),
    )


@staff_only
@require_POST
def contact_endings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The person no longer speaks for the company."""
    contact = contact_of(request, public_id)
    end_contact(contact, by=request.user)
    done = _("%(name)sさんを、窓口から外しました。") % {"name": contact.name}
    messages.success(request, done)
    return redirect("company", contact.company.public_id)


def contact_of(request: SignedInRequest, public_id: UUID) -> CompanyContact:
    """A contact whom the person may write about."""
    seen = CompanyContact.objects.visible_to(request.user).written_by(request.user)
    mine = seen.select_related("company__organisation")
    return get_object_or_404(mine, public_id=public_id)


@staff_only
@both
def condition_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """業況と受注動向, as the company told them."""
    found = opened(request, public_id)
    form = dated(ConditionsForm.opened(request, under=found))
    return told(
        request,
        found,
        form,
        lambda: note_conditions(found, values=form.values(), by=request.user),
        title=_("業況を書きとめる"),
        done=_("業況を書きとめました。"),
    )


@staff_only
@both
def consent_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What the company allows."""
    found = opened(request, public_id)
    form = dated(ConsentForm.opened(request, under=found))
    is_new = request.method == "POST" and not {"agreed", "mend"} & {*request.POST}
    asked = read_out(request, found, form) if is_new else None
    return asked or told(
        request,
        found,
        form,
        lambda: note_company_consent(found, values=form.values(), by=request.user),
        title=_("同意を書きとめる"),
        done=_("同意を書きとめました。"),
    )


def read_out(request: SignedInRequest, company: Company, form: ConsentForm) -> HttpResponse | None:
    """The whole text, to be read to the company first; None where a box is to mend."""
    if not form.is_valid():
        return None
    asked = form.cleaned_data
    try:
        refuse_twice(company, kind=asked["kind"])
    except Refused:
        # The form says why it cannot stand.
        return None
    context = {
        "company": company,
        "asked": asked,
        "kind": CompanyConsentKind(asked["kind"]).label,
        "lines": lines(asked["kind"], asked["terms"]),
        "typed": typed_again(request.POST, without=OF_A_TEXT),
    }
    return render(request, "companies/consent_text.html", context)


def dated(form: FormT) -> FormT:
    """Propose today, for most things are written down on the day on which they were said."""
    form.initial.setdefault(form.day, timezone.localdate())
    return form


@staff_only
@require_POST
def consent_withdrawals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The company takes a consent back."""
    seen = CompanyConsent.objects.visible_to(request.user).written_by(request.user)
    mine = seen.select_related("company", "organisation")
    consent = get_object_or_404(mine, public_id=public_id)
    form = WithdrawalForm(request.POST)
    on = (form.cleaned_data["ended_on"] if form.is_valid() else None) or timezone.localdate()
    withdraw_company_consent(consent, on=on, by=request.user)
    messages.success(request, _("同意の取りやめを書きとめました。"))
    return redirect("company", consent.company.public_id)
