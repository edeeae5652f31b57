"""Values: the bodies of the network, who works for them, and the programmes."""

from dataclasses import dataclass
from datetime import date
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
