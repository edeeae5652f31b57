from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from enishi.network.models import AgreementKind, BodyPart, CandidateBody, PartPlayed
from enishi.people.models import STAFF, Membership, Organisation, Role, User

MAY_BELONG = (Role.NETWORK_OFFICE, Role.HEAD, Role.COORDINATOR, Role.EXPERT)


def could_join(body: Organisation) -> QuerySet[User]:
    """The people who belong to a body today and may sit in one of its groups."""
    live = Membership.objects.live().filter(organisation=body, role__in=MAY_BELONG)
    return User.objects.filter(pk__in=live.values("user")).order_by("family_name", "given_name")


def could_lead(body: Organisation) -> QuerySet[User]:
    """The people who work for a body today and may lead one of its groups."""
    live = Membership.objects.live().filter(organisation=body, role__in=STAFF)
    return User.objects.filter(pk__in=live.values("user")).order_by("family_name", "given_name")


def partners(day: date) -> QuerySet[Organisation]:
    """The 協働団体 of a day, which do not include a 受託者 that is nothing else."""
    played = BodyPart.objects.filter(part=PartPlayed.PARTNER, from_on__lte=day)
    played = played.filter(Q(ended_at=None) | Q(ended_at__date__gte=day))
    return Organisation.objects.filter(pk__in=played.values("organisation")).order_by("code")


@dataclass(frozen=True)
class Building:
    """How far the network is: from 抽出 to 賛同, in numbers of bodies."""

    found: int
    invited: int
    answered: int
    joined: int
    signed: int
    bound: int
    partners: int


def building(candidates: QuerySet[CandidateBody], day: date) -> Building:
    """Count the bodies at each step; one that was asked twice counts once."""

    def bodies(**how: object) -> int:
        return candidates.filter(**how).distinct().count()

    asked = {"invitations__isnull": False, "invitations__undone_at": None}
    live = {"agreements__ended_at": None, "agreements__undone_at": None}
    return Building(
        found=candidates.count(),
        invited=bodies(**asked),
        answered=bodies(**asked, invitations__answered_on__isnull=False),
        joined=bodies(**asked, invitations__answer="joins"),
        signed=bodies(**live, agreements__kind=AgreementKind.PARTICIPATION),
        bound=bodies(**live, agreements__kind=AgreementKind.SECRECY),
        partners=partners(day).filter(ended_at=None).count(),
    )


def parts_in_words(day: date) -> dict[str, list[BodyPart]]:
    """Who plays which of the four parts, and so whether the 受託者 is among the 協働団体."""
    rows = BodyPart.objects.live().filter(from_on__lte=day).select_related("organisation")
    found: dict[str, list[BodyPart]] = {part.value: [] for part in PartPlayed}
    for row in rows.order_by("organisation__code"):
        found[row.part].append(row)
    return found
