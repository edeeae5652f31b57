"""What happens to a company's record."""

from enishi.companies.transitions.register import register_company
from enishi.companies.transitions.register_many import register_companies
from enishi.companies.transitions.revise import revise_company
from enishi.companies.transitions.unregister import unregister_companies

__all__ = ["register_companies", "register_company", "revise_company", "unregister_companies"]
