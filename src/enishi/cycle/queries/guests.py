"""What people of another body may see and speak of at a sitting to which their body is invited."""

from django.db.models import Q, QuerySet

from enishi.companies.models import CompanyConsent, CompanyConsentKind
from enishi.cycle.models import (
    AgendaItem,
    Candidate,
    Deliberation,
    DeliberationMeeting,
    GuestBody,
)
from enishi.cycle.models.need import touching
from enishi.experts.models import Expert, ExpertAccess, access_is_live
from enishi.people.models import Organisation, OrganisationKind, User


def could_be_invited(meeting: DeliberationMeeting) -> QuerySet[Organisation]:
    """The other bodies of the network, without those that are invited already."""
    bodies = Organisation.objects.filter(ended_at=None).exclude(kind=OrganisationKind.FUNDER)
    invited = GuestBody.objects.live().filter(meeting=meeting).values("body")
    others = bodies.exclude(pk=meeting.organisation_id).exclude(pk__in=invited)
    return others.order_by("prefecture", "code")


def invited_to(meeting: DeliberationMeeting, user: User) -> QuerySet[GuestBody]:
    """The bodies that are invited to a sitting, for those whose sitting it is."""
    seen = GuestBody.objects.visible_to(user).live().filter(meeting=meeting)
    return seen.select_related("body").order_by("invited_at")


def items_shared(seat: GuestBody) -> QuerySet[AgendaItem]:
    """The points whose company lets other bodies hear of its request, while the sitting lasts."""
    allowed = CompanyConsent.objects.live().filter(
        organisation=seat.organisation_id, kind=CompanyConsentKind.SHARING
    )
    return AgendaItem.objects.live().filter(
        meeting=seat.meeting_id,
        meeting__undone_at=None,
        meeting__closed_at=None,
        need__company__in=allowed.values("company"),
    )


def items_shown(seat: GuestBody, *, user: User) -> QuerySet[AgendaItem]:
    """Those of them that one guest sees: none that touches himself."""
    return items_shared(seat).exclude(touching(user))


def candidates_shared(seat: GuestBody) -> QuerySet[Candidate]:
    """Those on the short lists with whom the guest's own body may work as well."""
    theirs = ExpertAccess.objects.live().filter(organisation=seat.body_id)
    return Candidate.objects.live().filter(
        access_is_live("access__"),
        Q(access__expert__in=theirs.values("expert")),
        organisation=seat.organisation_id,
        access__expert__in=Expert.objects.registered(),
    )


def speaks_as_guest(user: User, deliberation: Deliberation, candidate: Candidate) -> bool:
    """Whether somebody of an invited body may give his opinion on this candidate."""
    return any(
        items_shown(seat, user=user).filter(need=deliberation.need_id).exists()
        and candidates_shared(seat).filter(pk=candidate.pk).exists()
        for seat in GuestBody.objects.held_by(user).filter(organisation=deliberation.organisation)
    )
