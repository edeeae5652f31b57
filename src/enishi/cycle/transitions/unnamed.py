"""What in a text that leaves the body would tell which company it is about."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from enishi.companies.models import CompanyContact
from enishi.cycle.models import Need
from enishi.logbook.refused import Refused
from enishi.reference.firms import company_core, company_key
from enishi.reference.reached import reached_by
from enishi.reference.surnames import is_named_in, surname, titled_in


def refuse_what_tells(need: Need, values: Mapping[str, Any], *, is_sure: bool) -> None:
    """Refuse names, numbers and addresses; a surname only until somebody says that it is none."""
    text = text_of(values)
    if name := name_in(need, text):
        raise Refused(
            _("「%(name)s」が文に残っています。社名がわからない言い方にしてください。")
            % {"name": name}
        )
    if found := reached_by(text):
        raise Refused(
            _("電話番号やメールアドレス（%(found)s）が文に残っています。消してください。")
            % {"found": found}
        )
    if not is_sure and (found_names := surnames_in(need, values)):
        raise Refused(
            _("「%(names)s」が文に残っています。どなたのことか、わからない言い方にしてください。")
            % {"names": pgettext("in a list", "、").join(found_names)}
        )


def text_of(values: Mapping[str, Any]) -> str:
    """Everything that the slip says."""
    return " ".join(str(value) for value in values.values())


def name_in(need: Need, text: str) -> str:
    """The name of the company or of its president, if the text holds it however written."""
    company, folded = need.company, company_key(text)
    keys = {
        company.name: company_core(company.name),
        company.kana: company_core(company.kana),
        company.president: company_key(company.president),
    }
    return next((name for name, key in keys.items() if len(key) > 1 and key in folded), "")


def surnames_in(need: Need, values: Mapping[str, Any]) -> list[str]:
    """Surnames of people of the company that stand in the text."""
    text = text_of(values)
    return [name for name in dict.fromkeys(surnames_of(need)) if is_named_in(name, text)]


def surnames_of(need: Need) -> Iterable[str]:
    """The surnames known of the company: its president, its contacts, whoever sat in."""
    company = need.company
    yield surname(company.president)
    for contact in CompanyContact.objects.filter(company=company, ended_at=None):
        yield surname(contact.name)
    for line in company.prospects.all():
        yield surname(line.contact)
    if need.visit:
        yield from titled_in(need.visit.present)
