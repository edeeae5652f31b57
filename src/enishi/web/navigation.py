"""The main navigation: which pages each role has, in which order, and where a role starts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from enishi.people.models import Role

OFFICE = frozenset({Role.NETWORK_OFFICE})
BODY = frozenset({Role.HEAD, Role.COORDINATOR})
STAFF = OFFICE | BODY


@dataclass(frozen=True)
class Place:
    """A page of the main navigation, and the roles that have it; a seldom one lies in a fold."""

    label: Any
    name: str
    roles: frozenset[Role]
    seldom: bool = False


@dataclass(frozen=True)
class Link:
    """A place as one request sees it; `current` is "page", "true" (inside it) or empty."""

    label: Any
    address: str
    current: str
    seldom: bool


STARTS = (
    Place(_("きょうの仕事"), "today", BODY),
    Place(_("ネットワークの様子"), "network", OFFICE),
    Place(_("お知らせと予定"), "notices", frozenset({Role.EXPERT})),
    Place(_("ご相談の状況"), "consultation", frozenset({Role.COMPANY})),
    Place(_("事業の状況"), "programme", frozenset({Role.FUNDER})),
)
PLACES = (
    *STARTS[:2],
    Place(pgettext_lazy("list", "訪問"), "visit_list", STAFF),
    Place(pgettext_lazy("list", "案件"), "need_list", STAFF),
    Place(_("討議"), "deliberation_list", BODY),
    Place(pgettext_lazy("list", "新現役"), "expert_list", STAFF),
    Place(pgettext_lazy("list", "企業"), "company_list", STAFF),
    Place(_("手紙・メール"), "letter_list", STAFF),
    *STARTS[2:],
    Place(_("事業の状況"), "programme", OFFICE, seldom=True),
    Place(_("連絡記録"), "contact_notes", STAFF, seldom=True),
    Place(_("名簿を取り込む"), "intake_list", BODY, seldom=True),
    Place(_("名簿の読みくらべ"), "rosters", BODY, seldom=True),
    Place(_("人さがしと発掘経路"), "discovery", BODY, seldom=True),
    Place(_("二重の登録（名寄せ）"), "duplicates", BODY, seldom=True),
    Place(_("お知らせ・事例・研修"), "shared", STAFF, seldom=True),
    Place(_("委員会とグループ"), "committee", BODY, seldom=True),
    Place(_("団体の人"), "member_list", OFFICE | {Role.HEAD}, seldom=True),
    Place(_("苦情・事故"), "incident_list", OFFICE | {Role.HEAD}, seldom=True),
    Place(_("委託と共同利用"), "bases", OFFICE | {Role.HEAD}, seldom=True),
)


def start_of(roles: frozenset[str]) -> str:
    """The name of the page where a person with these roles starts, or "" without any."""
    return next((place.name for place in STARTS if place.roles & roles), "")


def links_for(roles: frozenset[str], path: str) -> Iterator[Link]:
    """The main navigation of a person with these roles, seen from the page at `path`."""
    for place in PLACES:
        if place.roles & roles:
            address = reverse(place.name)
            inside = "true" if path.startswith(address) else ""
            current = "page" if path == address else inside
            yield Link(place.label, address, current, place.seldom)
