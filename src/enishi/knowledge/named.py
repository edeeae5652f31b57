"""Whom a text of the library or an announcement names, of the people whom its body knows."""

from collections.abc import Mapping
from typing import Any

from enishi.experts.known_people import people_known_to
from enishi.knowledge.models import Audience
from enishi.people.models import Organisation
from enishi.reference.people_named import Named, named_in

TEXTS = ("title", "trouble", "done", "result", "hint")


def text_of(values: Mapping[str, Any]) -> str:
    """Everything that an entry says."""
    return "\n".join(str(values.get(name) or "") for name in TEXTS)


def people_named(within: Organisation, values: Mapping[str, Any]) -> Named:
    """Whom an entry names; who bears a title there reads like a name, whoever he is."""
    return named_in(text_of(values), people_known_to(within), strangers=True)


def named_to_all(within: Organisation, *, title: str, text: str, audience: str) -> tuple[str, ...]:
    """Whom an announcement would name to people of other bodies."""
    if audience != Audience.NETWORK:
        return ()
    named = named_in(f"{title}\n{text}", people_known_to(within))
    return named.surely + named.perhaps
