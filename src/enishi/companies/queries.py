from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet

from enishi.companies.models import Company, CompanyConsent
from enishi.people.models import User
from enishi.reference.names import to_katakana


def company_list(user: User, *, words: str = "") -> QuerySet[Company]:
    """The companies the person may see, those he typed for first, with their open needs counted."""
    companies = Company.objects.visible_to(user).filter(ended_at=None)
    for word in words.split():
        companies = companies.filter(
            Q(name__icontains=word) | Q(kana__icontains=to_katakana(word)) | Q(city__icontains=word)
            | Q(products__icontains=word)
        )  # fmt: skip
    own = Count("needs", filter=Q(needs__closed_on=None), distinct=True)
    merged = Count(
        "merged_from__needs", filter=Q(merged_from__needs__closed_on=None), distinct=True
    )
    return (
        companies.select_related("organisation")
        .annotate(open_needs=own + merged)
        .order_by("kana", "id")
    )


def and_merged(company: Company) -> list[int]:
    """The row of a company and of every record that was merged into it, however far back."""
    rows, newest = [company.pk], [company.pk]
    while newest:
        merged = Company.objects.filter(merged_into__in=newest).values_list("pk", flat=True)
        newest = [pk for pk in merged if pk not in rows]
        rows += newest
    return rows


def same_firms(companies: Iterable[int]) -> set[int]:
    """The rows of the firms that some rows stand for: all that were merged, into whichever."""
    rows, newest = set(companies), set(companies)
    while newest:
        merged = Company.objects.filter(Q(merged_into__in=newest) | Q(merged_from__in=newest))
        newest = set(merged.values_list("pk", flat=True)) - rows
        rows |= newest
    return rows


def names_of_firm(company: Company) -> frozenset[str]:
    """The public ids of all rows that stand for the company's firm."""
    rows = Company.objects.filter(pk__in=same_firms([company.pk]))
    return frozenset(map(str, rows.values_list("public_id", flat=True)))


def consented(company: Company) -> frozenset[str]:
    """The kinds of consent that stand today, those given to a merged record included."""
    live = CompanyConsent.objects.live().filter(company__in=and_merged(company))
    return frozenset(live.values_list("kind", flat=True))


def needs_of(company: Company) -> QuerySet[Any]:
    """The needs of a company and of what was merged into it, the latest first."""
    needs = company.needs.model._default_manager.filter(company__in=and_merged(company))
    return needs.select_related("organisation").order_by("-number")


def lines_of(company: Company, user: User) -> QuerySet[Any]:
    """The lines of the register of companies to visit which led here, for whoever may read them."""
    lines = company.prospects.model.objects.visible_to(user)
    rows: QuerySet[Any] = lines.filter(company__in=and_merged(company)).order_by("noted_on", "id")
    return rows
