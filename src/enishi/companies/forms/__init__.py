"""What is written about a company."""

from enishi.companies.forms.company import CompanyForm
from enishi.companies.forms.told import ConditionsForm, ConsentForm, ContactForm

__all__ = ["CompanyForm", "ConditionsForm", "ConsentForm", "ContactForm"]
