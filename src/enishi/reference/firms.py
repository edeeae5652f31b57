"""How the names of companies compare: 「㈱架空製作所」 and 「架空製作所株式会社」 are one."""

import re

from enishi.reference.folding import fold

_LEGAL_FORM = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|合名会社|[(（][株有同資名][)）]|[㈱㈲]|\s"
    r"|co\.?,?\s*ltd\.?|inc\.?"
)

_REMARK = re.compile(r"(?<=.)[(（][^()（）]*[)）]\s*$")


# How a letter to a firm calls it, whatever its name.
YOUR_FIRM = "貴社"


def company_key(name: str) -> str:
    """Fold a company's name without its legal form."""
    return _LEGAL_FORM.sub("", fold(_LEGAL_FORM.sub("", name)))


def company_core(name: str) -> str:
    """Fold a company's name without its legal form and without remarks in brackets behind it."""
    return company_key(_REMARK.sub("", name)) or company_key(name)
