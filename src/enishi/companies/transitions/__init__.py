"""What happens to a company's record."""

from enishi.companies.transitions.conditions import note_conditions
from enishi.companies.transitions.consents import note_company_consent, withdraw_company_consent
from enishi.companies.transitions.contacts import add_contact, end_contact, revise_contact
from enishi.companies.transitions.merge import merge_company, part_companies
from enishi.companies.transitions.register import register_company
from enishi.companies.transitions.register_many import register_companies
from enishi.companies.transitions.revise import revise_company
from enishi.companies.transitions.unregister import unregister_companies

__all__ = [
    "add_contact",
    "end_contact",
    "merge_company",
    "note_company_consent",
    "note_conditions",
    "part_companies",
    "register_companies",
    "register_company",
    "revise_company",
    "revise_contact",
    "unregister_companies",
    "withdraw_company_consent",
]
