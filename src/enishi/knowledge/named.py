"""Whom a text of the library or an announcement names, of the people whom its body knows."""

from collections.abc import Mapping
from typing import Any

from enishi.companies.models import Company
from enishi.experts.known_people import people_known_to
from enishi.knowledge.models import Audience
from enishi.people.models import Organisation
from enishi.reference.firms import company_core, company_key, firms_called
from enishi.reference.people_named import Named, named_in

# 大和 and みどり are words as well; ヤマト精工 is a firm.
LONG_ENOUGH = 4
TEXTS = ("title", "trouble", "done", "result", "hint")


def text_of(values: Mapping[str, Any]) -> str:
    """Everything that an entry says."""
    return "\n".join(str(values.get(name) or "") for name in TEXTS)


def people_named(within: Organisation, values: Mapping[str, Any]) -> Named:
    """Whom an entry names; who bears a title there reads like a name, whoever he is."""
    return named_in(text_of(values), people_known_to(within), strangers=True)


def firms_named(
    within: Organisation, values: Mapping[str, Any], *, beside: Company | None = None
) -> tuple[str, ...]:
    """Firms that an entry calls by their full name, or that its body knows by the name in it.

    Of the firm `beside` the case tells; its name is refused, whoever is sure of what.
    """
    text = text_of(values)
    called, told = firms_called(text), company_key(text)
    known = Company.objects.filter(organisation=within, ended_at=None)
    if beside is not None:
        known = known.exclude(pk=beside.pk)
    names = known.order_by("name").values_list("name", flat=True).distinct()
    found = [one for one in names.iterator() if is_long(one) and company_core(one) in told]
    return tuple(dict.fromkeys([*called, *(one for one in found if not is_in(one, called))]))


def is_long(name: str) -> bool:
    """Whether a firm's name is long enough not to be a word by chance."""
    return len(company_core(name)) >= LONG_ENOUGH


def is_in(name: str, called: tuple[str, ...]) -> bool:
    """Whether a firm has been found already, by its full name."""
    return any(company_core(name) in company_key(one) for one in called)


def named_to_all(within: Organisation, *, title: str, text: str, audience: str) -> tuple[str, ...]:
    """Whom an announcement would name to people of other bodies."""
    if audience != Audience.NETWORK:
        return ()
    named = named_in(f"{title}\n{text}", people_known_to(within))
    return named.surely + named.perhaps
