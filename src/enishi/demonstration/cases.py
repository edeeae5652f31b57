"""Values: visits, needs, what became of them, and the meetings of the network."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Origin(StrEnum):
    """Where a need comes from."""

    HEARING = "hearing"
    ROSTER = "roster"


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
