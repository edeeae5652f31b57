"""Values: the cards of the experts and of the companies."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from enishi.demonstration.bodies import PersonName


class Registration(StrEnum):
    """仮登録・登録・登録終了."""

    PROVISIONAL = "provisional"
    REGISTERED = "registered"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class CareerEntry:
    """職務経歴の1件; `started` and `ended` as "1997" or "1997-04", `ended` empty when current."""

    company: str
    size: int | None
    industry: str
    department: str
    post: str
    started: str
    ended: str
    duties: str
    overseas: bool


@dataclass(frozen=True, slots=True)
class Specialism:
    """専門分野: a taxonomy slug and the years in it."""

    category: str
    years: int


@dataclass(frozen=True, slots=True)
class Language:
    """A language and how far it carries, in words."""

    name: str
    level: str


@dataclass(frozen=True, slots=True)
class Availability:
    """希望: where, when and for how many companies; `reach` None means anywhere."""

    reach: tuple[str, ...] | None
    online: bool
    weekdays: str
    frequency: str
    terms: str
    capacity: int
    paused_until: date | None


@dataclass(frozen=True, slots=True)
class Consent:
    """The person's consent that other bodies of the network may read the card."""

    shared: bool
    given_on: date
    evidence: str


@dataclass(frozen=True, slots=True)
class Expert:
    """新現役, with the whole registration card."""

    key: str
    home: str
    name: PersonName
    birth_on: date
    prefecture: str
    city: str
    phone: str
    email: str
    careers: tuple[CareerEntry, ...]
    specialisms: tuple[Specialism, ...]
    qualifications: tuple[str, ...]
    languages: tuple[Language, ...]
    self_introduction: str
    offer: str
    small_firm_manner: str
    availability: Availability
    current_cases: int
    blocked_companies: tuple[str, ...]
    channel: str
    introduced_by: str
    consent: Consent
    status: Registration
    applied_on: date
    registered_on: date | None
    withdrawn_on: date | None
    withdrawn_reason: str
    confirmed_on: date
    employed_until: date | None
    employer_permission: str
    historic: bool
    signs_in: bool
    # A coordinator may be an expert himself: the staff key under which he signs in.
    staff: str = ""


@dataclass(frozen=True, slots=True)
class Company:
    """中小企業; sole proprietors have no `corporate_number`; `capital` in 万円, JSIC codes."""

    key: str
    organisation: str
    name: str
    kana: str
    corporate_number: str
    sole_proprietor: bool
    industry: str
    staff: int
    capital: int | None
    founded_year: int
    president: PersonName
    president_title: str
    contact: str
    phone: str
    email: str
    prefecture: str
    city: str
    street: str
    products: str
    customers: str
    referred_by: str
    known_since: date
    historic: bool
    signs_in: bool
