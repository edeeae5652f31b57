"""The rows of a company: the firm, who speaks for it, how it goes, and what it allows."""

from enishi.companies.models.company import Company, CompanyRevision
from enishi.companies.models.conditions import Business, Conditions, Orders
from enishi.companies.models.consent import (
    CompanyConsent,
    CompanyConsentKind,
    CompanyConsentManner,
)
from enishi.companies.models.contact import CompanyContact, spoken_for_by
from enishi.companies.models.merging import CompanyMerging

__all__ = [
    "Business",
    "Company",
    "CompanyConsent",
    "CompanyConsentKind",
    "CompanyConsentManner",
    "CompanyContact",
    "CompanyMerging",
    "CompanyRevision",
    "Conditions",
    "Orders",
    "spoken_for_by",
]
