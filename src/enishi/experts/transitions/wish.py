from dataclasses import dataclass, field
from datetime import date

from enishi.companies.models import Company
from enishi.experts.models import ConsentKind, Scope, Visibility
from enishi.people.models import Organisation


@dataclass(frozen=True)
class Wish:
    """What a person agrees to: for what, who may be given what, from when until when."""

    kind: ConsentKind
    scope: Scope
    purpose: str
    recipients: str
    period: str
    from_on: date
    until_on: date | None = None
    visibility: Visibility = Visibility.FULL
    bodies: tuple[Organisation, ...] = field(default=())
    company: Company | None = None
