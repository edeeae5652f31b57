"""The company stays unnamed to an expert until he has agreed, in talks and in letters."""

import re
import unicodedata
from uuid import UUID

from django.utils.translation import gettext as _

from enishi.companies.models import Company
from enishi.cycle.models import InterviewWish, Need, Sounding
from enishi.cycle.transitions.unnamed import name_in, surnames_in
from enishi.logbook.refused import Refused
from enishi.reference.surnames import without_places

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s()\-‐‑–—―−ー・.]+(?=\d)|[()]")


def refuse_the_company(need: Need, text: str) -> None:
    """Refuse words by which the company is known: its name, its people, its numbers.

    Other numbers may stand there: whoever asks says how he is called back.
    """
    people = surnames_in(need, {"text": without_places(text)})
    names = [name_in(need, text), *people, number_in(need.company, text)]
    if found := next((name for name in names if name), ""):
        raise Refused(
            _("「%(name)s」が文に残っています。社名がわからない言い方にしてください。")
            % {"name": found}
        )


def number_in(company: Company, text: str) -> str:
    """A telephone number or a mail address of the company that the text holds."""
    contacts = list(company.contacts.live())
    plain = unicodedata.normalize("NFKC", text).lower()
    digits = _BETWEEN_DIGITS.sub("", plain)
    numbers = [company.telephone, *(one.telephone for one in contacts)]
    known = [n for n in numbers if len(in_japan(n)) >= 9 and in_japan(n) in digits]
    known += [one.email for one in contacts if one.email and one.email.lower() in plain]
    return next(iter(known), "")


def in_japan(number: str) -> str:
    """A telephone number as it is dialled in Japan, digits alone."""
    told = unicodedata.normalize("NFKC", number)
    return re.sub(r"\D", "", re.sub(r"^\+81", "0", told))


def refuse_in_sounding(public_id: UUID, text: str) -> None:
    """A letter about a sounding, until the person has agreed."""
    asked = Sounding.objects.select_related("decision__deliberation__need__company")
    sounding = asked.filter(public_id=public_id).first()
    if sounding and not sounding.acceptances.exists():
        refuse_the_company(sounding.decision.deliberation.need, text)


def refuse_in_wish(public_id: UUID, text: str) -> None:
    """Whoever only wished to hear more of a need never learns whose it was."""
    wish = InterviewWish.objects.select_related("need__company").filter(public_id=public_id).first()
    if wish:
        refuse_the_company(wish.need, text)
