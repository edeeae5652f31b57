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


# 株式会社架空製作所 and 架空製作所㈱: a legal form with a name at one of its sides.
_FORMS = r"(?:(?:株式|有限|合同|合資|合名)会社|[(（][株有同資名][)）]|[㈱㈲])"
_NAME = r"[一-龠々〆ヶァ-ヺー・&＆A-Za-zＡ-Ｚａ-ｚ0-9０-９]{2,30}"
_FIRM = re.compile(rf"{_FORMS}[ 　]?{_NAME}|{_NAME}[ 　]?{_FORMS}")


def firms_called(text: str) -> tuple[str, ...]:
    """What in a text reads like the full name of a firm: its legal form, and a name beside it."""
    return tuple(dict.fromkeys(_FIRM.findall(text)))


def company_key(name: str) -> str:
    """Fold a company's name without its legal form."""
    return _LEGAL_FORM.sub("", fold(_LEGAL_FORM.sub("", name)))


def company_core(name: str) -> str:
    """Fold a company's name without its legal form and without remarks in brackets behind it."""
    return company_key(_REMARK.sub("", name)) or company_key(name)
