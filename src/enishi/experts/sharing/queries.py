from datetime import date

from django.db.models import Count, Q, QuerySet

from enishi.experts.models import (
    BlindProfile,
    Consent,
    ConsentKind,
    Expert,
    ExpertAccess,
    Visibility,
)
from enishi.people.models import Organisation, OrganisationKind, User


def other_bodies(expert: Expert, *, without_access: bool = False) -> QuerySet[Organisation]:
    """The bodies of the network other than the person's own; perhaps those without a right yet."""
    bodies = Organisation.objects.filter(ended_at=None).exclude(pk=expert.organisation_id)
    bodies = bodies.exclude(kind=OrganisationKind.FUNDER)
    if without_access:
        bodies = bodies.exclude(pk__in=expert.accesses.live().values("organisation"))
    return bodies.order_by("prefecture", "code")


def bodies_beside(body: Organisation) -> QuerySet[Organisation]:
    """The bodies of the network other than one: to whom it may entrust, with whom it may use."""
    others = Organisation.objects.filter(ended_at=None).exclude(pk=body.pk)
    return others.exclude(kind=OrganisationKind.FUNDER).order_by("prefecture", "code")


# How many cards are shared on the ground of a contract or a joint use today.
CARDS = Count("accesses", filter=Q(accesses__ended_at=None), distinct=True)


def not_yet_given(expert: Expert, *, on: date) -> list[Organisation]:
    """The bodies that the person agreed to and that have not been given what they may see."""
    waiting = other_bodies(expert, without_access=True)
    blind = set(expert.accesses.blind().values_list("organisation", flat=True))
    live = expert.consents.live_on(on)
    more = live.exclude(visibility=Visibility.BLIND)
    return [
        body for body in waiting if (more if body.pk in blind else live).covering(body).exists()
    ]


def told_without_names(user: User) -> QuerySet[BlindProfile]:
    """What other bodies' people let mine be told of them without their names, as they approved."""
    mine = ExpertAccess.objects.blind().filter(
        organisation__in=Organisation.objects.staffed_by(user)
    )
    people = Expert.objects.registered().filter(pk__in=mine.values("expert"))
    told = BlindProfile.objects.approved().filter(expert__in=people)
    return told.select_related("expert", "organisation").order_by("-approved_on", "-id")


def agreed_but_not_given(user: User, *, on: date) -> QuerySet[Consent]:
    """Consents to sharing that my bodies have heard and on which nothing has been given yet."""
    consents = Consent.objects.visible_to(user).live_on(on).filter(kind=ConsentKind.SHARING)
    mine = consents.filter(organisation__in=Organisation.objects.staffed_by(user), accesses=None)
    registered = Expert.objects.visible_to(user).registered()
    return mine.filter(expert__in=registered).select_related("expert").order_by("given_at")


def sees_contacts(user: User, expert: Expert) -> bool:
    """Whether the person may read telephone, mail and birth: himself, or by what he agreed to."""
    mine = ExpertAccess.objects.visible_to(user).filter(expert=expert, visibility=Visibility.FULL)
    return expert.account_id == user.pk or mine.exists()
