"""By what a company would be known: refused in words that travel before it may be named."""

import re
import unicodedata
from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from enishi.companies.models import Company
from enishi.cycle.models import InterviewWish, Sounding
from enishi.logbook.refused import Refused
from enishi.reference.firms import company_key

_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s()\-‐‑–—―−ー・.]+(?=\d)|[()]")
# 「千葉県」 is a place, whoever the president is; 「林業」 is no Mr Hayashi.
_NO_PLACE = r"(?![都道府県市区町村郡])"
_CALLED = r"(?=\s*(?:さん|様|さま|氏|社長|会長|専務|常務|部長|工場長|代表))"


def refuse_the_company(company: Company, *texts: str) -> None:
    """Refuse words from which anybody would know the company: by name, by person, by number."""
    found = betrayed(company, " ".join(texts))
    if found:
        raise Refused(
            _("「%(name)s」が文に残っています。社名がわからない言い方にしてください。")
            % {"name": found}
        )


def betrayed(company: Company, text: str) -> str:
    """The first thing in a text by which the company would be known, or nothing."""
    plain, key = unicodedata.normalize("NFKC", text), company_key(text)
    for name in names_of(company):
        if len(company_key(name)) > 1 and company_key(name) in key:
            return name
    for family in families_of(company):
        ends = _NO_PLACE if len(family) > 1 else _CALLED
        if re.search(re.escape(family) + ends, plain):
            return family
    digits = _BETWEEN_DIGITS.sub("", plain)
    for number in numbers_of(company):
        if in_japan(number) in digits:
            return number
    return next((one for one in addresses_of(company) if one.lower() in plain.lower()), "")


def without_the_company(company: Company, text: str, *, instead: str) -> str:
    """A text of ours in which the company is not named, as a beginning for whoever writes."""
    for name in names_of(company):
        text = text.replace(name, instead)
    return text


def names_of(company: Company) -> list[str]:
    """The company and its people, in full; a remark in brackets is no part of a name."""
    people = [company.president, *(one.name for one in company.contacts.live())]
    return [n for n in (company.name, _BRACKETS.sub("", company.name), *people) if n.strip()]


def families_of(company: Company) -> Iterator[str]:
    """The family names of its people: before the space, or the first two of four characters."""
    for name in (company.president, *(one.name for one in company.contacts.live())):
        parts = unicodedata.normalize("NFKC", name).split()
        if len(parts) > 1:
            yield parts[0]
        elif parts and len(parts[0]) >= 4:
            yield parts[0][:2]


def numbers_of(company: Company) -> list[str]:
    """The telephone numbers by which it is reached."""
    known = (company.telephone, *(one.telephone for one in company.contacts.live()))
    return [number for number in known if len(in_japan(number)) >= 9]


def addresses_of(company: Company) -> list[str]:
    """The mail addresses of its people."""
    return [one.email for one in company.contacts.live() if one.email]


def in_japan(number: str) -> str:
    """A telephone number as it is dialled in Japan, digits alone."""
    told = unicodedata.normalize("NFKC", number)
    return re.sub(r"\D", "", re.sub(r"^\+81", "0", told))


def refuse_in_sounding(public_id: UUID, text: str) -> None:
    """A letter about a sounding does not say which company it is, until the person has agreed."""
    asked = Sounding.objects.select_related("decision__deliberation__need__company")
    sounding = asked.filter(public_id=public_id).first()
    if sounding and not sounding.acceptances.exists():
        refuse_the_company(sounding.decision.deliberation.need.company, text)


def refuse_in_wish(public_id: UUID, text: str) -> None:
    """Whoever only wished to hear more of a need never learns whose it was."""
    wish = InterviewWish.objects.select_related("need__company").filter(public_id=public_id).first()
    if wish:
        refuse_the_company(wish.need.company, text)
