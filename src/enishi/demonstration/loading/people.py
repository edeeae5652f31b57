from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from enishi.demonstration.values import Organisation as OrganisationValue
from enishi.demonstration.values import Staff, StaffRole, World
from enishi.people.models import Membership, Organisation, Role, User
from enishi.programmes.models import Area, Indicator, Programme, Target
from enishi.reference.phones import parse_phone

SIGN_IN_NAMES = {
    StaffRole.NETWORK_OFFICE: "demo-office",
    StaffRole.HEAD: "demo-head",
    StaffRole.FUNDER: "demo-funder",
}


@dataclass(frozen=True)
class Bodies:
    """The bodies and their people, found by the keys of the values."""

    organisations: dict[str, Organisation]
    people: dict[str, User]
    first_of: dict[str, User]
    here_of: dict[str, User]

    def writer(self, organisation: str, *, preferred: str = "") -> User:
        """The person who writes for a body: the one named, else its first."""
        return self.people.get(preferred) or self.first_of[organisation]

    def writer_today(self, organisation: str) -> User:
        """The first of those who still work for a body: what is of these days is in their hands."""
        return self.here_of[organisation]


def load_people(world: World) -> Bodies:
    """Load bodies, staff with their memberships, and the programmes."""
    organisations = {value.code: load_organisation(value) for value in world.organisations}
    bodies = Bodies(organisations, {}, {}, {})
    coordinators = 0
    for person in world.staff:
        name = SIGN_IN_NAMES.get(person.role) if person.signs_in else None
        if person.signs_in and person.role == StaffRole.COORDINATOR:
            coordinators += 1
            name = f"demo-coordinator-{coordinators}"
        user = load_member(person, organisations[person.organisation], name or person.key)
        bodies.people[person.key] = user
        bodies.first_of.setdefault(person.organisation, user)
        if person.until_on is None:
            bodies.here_of.setdefault(person.organisation, user)
    load_programmes(world, organisations)
    return bodies


def load_organisation(value: OrganisationValue) -> Organisation:
    """Load one body."""
    return Organisation.objects.create(
        code=value.code,
        name=value.name,
        kana=value.kana,
        kind=value.kind,
        prefecture=value.prefecture,
        telephone=parse_phone(value.phone),
    )


def load_member(person: Staff, organisation: Organisation, username: str) -> User:
    """Load one person who works for a body; in a demonstration one press signs in."""
    user = User.objects.create_user(
        username,
        email=person.email,
        family_name=person.name.family,
        given_name=person.name.given,
    )
    Membership.objects.create(
        user=user, organisation=organisation, role=Role(person.role.value), from_on=person.from_on
    )
    return user


def end_closed_memberships(world: World, bodies: Bodies) -> None:
    """End the memberships of those who left, once their records are written."""
    for person in world.staff:
        if person.until_on:
            Membership.objects.filter(user=bodies.people[person.key]).update(
                ended_at=at_noon(person.until_on)
            )


def load_programmes(world: World, organisations: dict[str, Organisation]) -> None:
    """Load the programmes with their areas and targets."""
    contractor = next(o for o in world.organisations if o.part == "contractor")
    funder = next(o for o in world.organisations if o.part == "funder")
    for value in world.programmes:
        programme = Programme.objects.create(
            code=value.key,
            name=value.name,
            fiscal_year=value.fiscal_year,
            starts_on=value.from_on,
            ends_on=value.until_on,
            organisation=organisations[contractor.code],
            funder=organisations[funder.code],
        )
        for area in value.areas:
            Area.objects.create(
                programme=programme,
                slug=area.slug,
                label=area.label,
                prefectures=list(area.prefectures),
            )
        if value.match_target:
            Target.objects.create(
                programme=programme, indicator=Indicator.MATCHES, value=value.match_target
            )


def at_noon(day: date) -> datetime:
    """An instant on the day, for records that know no hour: noon in Japan."""
    return datetime.combine(day, time(3), tzinfo=UTC)
