"""What the demonstration consists of, as plain values; every person, firm and body is 架空."""

from dataclasses import dataclass
from datetime import date

from enishi.demonstration.bodies import (
    BodyPart,
    Organisation,
    PersonName,
    Programme,
    ProgrammeArea,
    Staff,
    StaffRole,
)
from enishi.demonstration.cards import (
    Availability,
    CareerEntry,
    Company,
    Consent,
    Expert,
    Language,
    Registration,
    Specialism,
)
from enishi.demonstration.cases import (
    Briefing,
    CommitteeMeeting,
    Decision,
    Hearing,
    Introduced,
    Listed,
    Matched,
    Need,
    Origin,
    Seminar,
    Visit,
)

__all__ = [
    "Availability",
    "BodyPart",
    "Briefing",
    "CareerEntry",
    "CommitteeMeeting",
    "Company",
    "Consent",
    "Decision",
    "Expert",
    "Hearing",
    "Introduced",
    "Language",
    "Listed",
    "Matched",
    "Need",
    "Organisation",
    "Origin",
    "PersonName",
    "Programme",
    "ProgrammeArea",
    "Registration",
    "Seminar",
    "Specialism",
    "Staff",
    "StaffRole",
    "Visit",
    "World",
]


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
