from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from enishi.companies.alike import alike_companies
from enishi.companies.forms import CompanyForm
from enishi.companies.models import Company, CompanyConsent, CompanyContact, Conditions
from enishi.companies.queries import and_merged, company_list, lines_of, needs_of
from enishi.companies.transitions import register_company, revise_company
from enishi.people.fields import WordsForm
from enishi.people.listing import page_of_list
from enishi.people.models import Organisation
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, open_for_writing, staff_only
from enishi.people.versions import versions


@staff_only
@require_safe
def companies(request: SignedInRequest) -> HttpResponse:
    """The companies of the bodies I work for."""
    form = WordsForm(request.GET)
    listed = company_list(request.user, words=form.words())
    page = page_of_list(listed, request.GET.get("page"))
    return render(request, "companies/list.html", {"page": page, "form": form})


@require_safe
def company(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One company: who speaks for it, how it goes, what it allows, and its needs."""
    seen = Company.objects.visible_to(request.user).select_related("organisation")
    found = get_object_or_404(seen, public_id=public_id)
    bodies = Organisation.objects.visible_to(request.user)
    rows = and_merged(found)
    works_here = found.organisation in request.standing.bodies
    contacts = CompanyContact.objects.visible_to(request.user).live().filter(company__in=rows)
    consents = CompanyConsent.objects.visible_to(request.user).filter(company__in=rows)
    told = Conditions.objects.visible_to(request.user).filter(company__in=rows)
    context = {
        "company": found,
        "works_here": works_here,
        "may_write": works_here and found.ended_at is None,
        "contacts": contacts.order_by("-is_main", "id"),
        "consents": consents.select_related("heard_by"),
        "conditions": told.select_related("heard_by"),
        "lines": lines_of(found, request.user),
        "needs": needs_of(found) if found.organisation in bodies else None,
    }
    return render(request, "companies/company.html", context)


@staff_only
@require_safe
def company_versions(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """How the record stood, saving by saving."""
    found = get_object_or_404(Company.objects.visible_to(request.user), public_id=public_id)
    open_for_writing(request, found.organisation)
    context = {
        "record": found,
        "back": reverse("company", args=[found.public_id]),
        "versions": versions(found.revisions.all(), CompanyForm.told),
    }
    return render(request, "people/versions.html", context)


@staff_only
def company_new(request: SignedInRequest) -> HttpResponse:
    """Register a company for the body I write as."""
    form, body = CompanyForm.opened(request), body_of(request)
    if request.method == "POST" and form.is_new(
        request, lambda: alike_companies(body, form.values())
    ):
        made = form.write(
            request, lambda: register_company(body, values=form.values(), by=request.user)
        )
        if made:
            messages.success(request, _("企業を登録しました。"))
            return redirect("company", made.public_id)
    return render(request, "companies/form.html", {"form": form}, status=form.status)


@staff_only
def company_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write a company's record anew."""
    found = get_object_or_404(Company.objects.visible_to(request.user), public_id=public_id)
    open_for_writing(request, found.organisation)
    form = CompanyForm.opened(request, found)
    if request.method == "POST":
        saved = form.write(
            request,
            lambda: revise_company(
                found, values=form.values(), read_at=form.read_version(), by=request.user
            ),
        )
        if saved:
            messages.success(request, _("保存しました。"))
            return redirect("company", found.public_id)
    context = {"form": form, "company": found}
    return render(request, "companies/form.html", context, status=form.status)
