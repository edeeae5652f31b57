"""What the demonstration consists of, as plain values; every person, firm and body is 架空."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class BodyPart(StrEnum):
    """The part that a body plays in the programme."""

    MEMBER = "member"
    CONTRACTOR = "contractor"
    FUNDER = "funder"


class StaffRole(StrEnum):
    """The part that a person plays in a body; the words of `people.Role`."""

    NETWORK_OFFICE = "network_office"
    HEAD = "head"
    COORDINATOR = "coordinator"
    FUNDER = "funder"


class Registration(StrEnum):
    """仮登録・登録・登録終了."""

    PROVISIONAL = "provisional"
    REGISTERED = "registered"
    WITHDRAWN = "withdrawn"


class Origin(StrEnum):
    """Where a need comes from."""

    HEARING = "hearing"
    ROSTER = "roster"


@dataclass(frozen=True, slots=True)
class PersonName:
    """姓・名・セイ・メイ."""

    family: str
    given: str
    family_kana: str
    given_kana: str

    @property
    def full(self) -> str:
        """姓 and 名 with a space between."""
        return f"{self.family} {self.given}"


@dataclass(frozen=True, slots=True)
class Organisation:
    """協働団体, the 受託者 or the 委託元; `kind` in the words of `people.OrganisationKind`."""

    code: str
    name: str
    kana: str
    kind: str
    part: BodyPart
    prefecture: str
    city: str
    phone: str
    founded_year: int
    remarks: str
    agreed_on: date | None


@dataclass(frozen=True, slots=True)
class Staff:
    """A person who works for a body; `until_on` is set for those of the closed years."""

    key: str
    organisation: str
    role: StaffRole
    name: PersonName
    email: str
    phone: str
    from_on: date
    until_on: date | None
    signs_in: bool


@dataclass(frozen=True, slots=True)
class ProgrammeArea:
    """A programme's area with its prefecture codes."""

    slug: str
    label: str
    prefectures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """事業: one fiscal year; `match_target` is one target over all its areas."""

    key: str
    fiscal_year: int
    name: str
    from_on: date
    until_on: date
    areas: tuple[ProgrammeArea, ...]
    match_target: int | None
    closed_on: date | None
    remarks: str


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
    """中小企業; no `corporate_number` for a sole proprietor, `capital` in 万円, JSIC middle code."""

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


@dataclass(frozen=True, slots=True)
class Hearing:
    """ヒアリングシート: what the company said and what we assessed, apart."""

    said: str
    background: str
    tried: str
    expected: str
    assessed: str
    fitting_person: str
    involvement: str
    timing: str
    frequency: str
    budget: str
    confidentiality: str


@dataclass(frozen=True, slots=True)
class Visit:
    """企業訪問; `hearing` is None while the visit is still to come."""

    key: str
    company: str
    organisation: str
    programme: str
    area: str
    on: date
    starts: time
    ends: time
    place: str
    by: tuple[str, ...]
    present: str
    round: int
    purpose: str
    hearing: Hearing | None
    next_promise: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A candidate on the short list of a need, with the written reason."""

    expert: str
    reason: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Need:
    """ニーズ; a roster need has no visit; `number` runs per body (AK, 142 → N-0142 of AK)."""

    key: str
    number: int
    organisation: str
    company: str
    programme: str
    area: str
    origin: Origin
    visit: str | None
    owner: str
    title: str
    categories: tuple[str, ...]
    said: str
    background: str
    tried: str
    expected: str
    assessed: str
    timing: str
    frequency: str
    budget: str
    online: bool
    confidential: bool
    wants: int
    registered_on: date
    closed_on: date | None
    listed: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """グループ討議: the day, who was compared, who is asked first and why."""

    need: str
    on: date
    compared: tuple[str, ...]
    chosen: str
    rationale: str


@dataclass(frozen=True, slots=True)
class Introduced:
    """打診 that said yes, letter, interview, and what the company answered."""

    need: str
    expert: str
    sounded_on: date
    on: date
    interviewed_on: date
    accepted: bool
    answered_on: date
    company_words: str


@dataclass(frozen=True, slots=True)
class Matched:
    """マッチング成立; the engagement is never employment."""

    need: str
    company: str
    expert: str
    area: str
    on: date
    engagement_type: str


@dataclass(frozen=True, slots=True)
class CommitteeMeeting:
    """推進委員会の1回."""

    on: date
    number: int
    place: str
    bodies: tuple[str, ...]
    agenda: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """事業説明会 for the experts of member bodies."""

    on: date
    area: str
    place: str
    experts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seminar:
    """セミナー, open to companies."""

    on: date
    area: str
    place: str
    title: str
    attendance: int
    remarks: str


@dataclass(frozen=True, slots=True)
class World:
    """Everything that the demonstration holds, in an order in which it can be loaded."""

    today: date
    organisations: tuple[Organisation, ...]
    staff: tuple[Staff, ...]
    programmes: tuple[Programme, ...]
    experts: tuple[Expert, ...]
    companies: tuple[Company, ...]
    visits: tuple[Visit, ...]
    needs: tuple[Need, ...]
    decisions: tuple[Decision, ...]
    introductions: tuple[Introduced, ...]
    matches: tuple[Matched, ...]
    committee_meetings: tuple[CommitteeMeeting, ...]
    briefings: tuple[Briefing, ...]
    seminars: tuple[Seminar, ...]
