"""What happens to a company's record."""

from enishi.companies.transitions.register import register_company
from enishi.companies.transitions.revise import revise_company

__all__ = ["register_company", "revise_company"]
