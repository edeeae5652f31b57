from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from enishi.companies.forms import ConditionsForm, ConsentForm, ContactForm
from enishi.companies.forms.told import WithdrawalForm
from enishi.companies.models import Company, CompanyConsent, CompanyContact
from enishi.companies.transitions import (
    add_contact,
    end_contact,
    note_company_consent,
    note_conditions,
    revise_contact,
    withdraw_company_consent,
)
from enishi.people.request import SignedInRequest
from enishi.people.standing import open_for_writing, staff_only

both = require_http_methods(["GET", "HEAD", "POST"])


def opened(request: SignedInRequest, public_id: UUID) -> Company:
    """The company, if the person may write about it."""
    found = get_object_or_404(Company.objects.visible_to(request.user), public_id=public_id)
    open_for_writing(request, found.organisation)
    return found


def written(request: SignedInRequest, company: Company, form: Any, title: str) -> HttpResponse:
    """Draw the page on which something about a company is written."""
    context = {"form": form, "company": company, "title": title}
    return render(request, "companies/told.html", context, status=form.status)


@staff_only
@both
def contact_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Note a person of the company."""
    found = opened(request, public_id)
    form = ContactForm.opened(request, under=found)
    if request.method == "POST" and form.write(
        request, lambda: add_contact(found, values=form.values(), by=request.user)
    ):
        messages.success(request, _("窓口の方を書きとめました。"))
        return redirect("company", found.public_id)
    return written(request, found, form, _("窓口の方を書きとめる"))


@staff_only
@both
def contact_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write a person of the company anew."""
    mine = CompanyContact.objects.written_by(request.user).select_related("company__organisation")
    contact = get_object_or_404(mine, public_id=public_id)
    form = ContactForm.opened(request, contact)
    if request.method == "POST" and form.write(
        request,
        lambda: revise_contact(
            contact, values=form.values(), read_at=form.read_version(), by=request.user
        ),
    ):
        messages.success(request, _("保存しました。"))
        return redirect("company", contact.company.public_id)
    return written(request, contact.company, form, _("窓口の方を直す"))


@staff_only
@require_POST
def contact_endings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The person no longer speaks for the company."""
    mine = CompanyContact.objects.written_by(request.user).select_related("company__organisation")
    contact = get_object_or_404(mine, public_id=public_id)
    end_contact(contact, by=request.user)
    told = _("%(name)sさんを、窓口から外しました。") % {"name": contact.name}
    messages.success(request, told)
    return redirect("company", contact.company.public_id)


@staff_only
@both
def condition_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """業況と受注動向, as the company told them."""
    found = opened(request, public_id)
    form = ConditionsForm.opened(request, under=found)
    if request.method == "GET" and not form.drafted_at:
        form.initial.setdefault("heard_on", timezone.localdate())
    if request.method == "POST" and form.write(
        request, lambda: note_conditions(found, values=form.values(), by=request.user)
    ):
        messages.success(request, _("業況を書きとめました。"))
        return redirect("company", found.public_id)
    return written(request, found, form, _("業況を書きとめる"))


@staff_only
@both
def consent_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What the company allows."""
    found = opened(request, public_id)
    form = ConsentForm.opened(request, under=found)
    if request.method == "GET" and not form.drafted_at:
        form.initial.setdefault("given_on", timezone.localdate())
    if request.method == "POST" and form.write(
        request, lambda: note_company_consent(found, values=form.values(), by=request.user)
    ):
        messages.success(request, _("同意を書きとめました。"))
        return redirect("company", found.public_id)
    return written(request, found, form, _("同意を書きとめる"))


@staff_only
@require_POST
def consent_withdrawals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The company takes a consent back."""
    mine = CompanyConsent.objects.written_by(request.user).select_related("company", "organisation")
    consent = get_object_or_404(mine, public_id=public_id)
    form = WithdrawalForm(request.POST)
    on = (form.cleaned_data["ended_on"] if form.is_valid() else None) or timezone.localdate()
    withdraw_company_consent(consent, on=on, by=request.user)
    messages.success(request, _("同意の取りやめを書きとめました。"))
    return redirect("company", consent.company.public_id)
