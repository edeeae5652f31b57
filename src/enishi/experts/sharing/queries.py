from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from enishi.experts.models import (
    Basis,
    BlindProfile,
    Consent,
    ConsentKind,
    Expert,
    ExpertAccess,
    Provision,
)
from enishi.people.models import Organisation, OrganisationKind, User


def other_bodies(expert: Expert) -> QuerySet[Organisation]:
    """The bodies of the network other than the person's own."""
    return bodies_beside(expert.organisation)


def bodies_beside(body: Organisation) -> QuerySet[Organisation]:
    """The bodies of the network other than one: to whom it may entrust, with whom it may use."""
    others = Organisation.objects.filter(ended_at=None).exclude(pk=body.pk)
    return others.exclude(kind=OrganisationKind.FUNDER).order_by("prefecture", "code")


# How many cards are shared on the ground of a contract or a joint use today.
CARDS = Count("accesses", filter=Q(accesses__ended_at=None), distinct=True)


def given_without_names(user: User) -> QuerySet[ExpertAccess]:
    """The rights of a person's bodies to read of somebody what he approved, and nothing else."""
    mine = Organisation.objects.staffed_by(user)
    return ExpertAccess.objects.blind().filter(organisation__in=mine)


def bodies_that_tell(user: User) -> list[Organisation]:
    """The bodies whose people let mine be told of them without their names."""
    told = BlindProfile.objects.approved().filter(
        expert__in=given_without_names(user).values("expert")
    )
    return list(Organisation.objects.filter(pk__in=told.values("organisation")))


def told_without_names(user: User) -> QuerySet[BlindProfile]:
    """What other bodies' people let mine be told of them without their names, as they approved."""
    mine = given_without_names(user)
    people = Expert.objects.registered().filter(pk__in=mine.values("expert"))
    told = BlindProfile.objects.approved().filter(expert__in=people)
    return told.select_related("expert", "organisation").order_by("-approved_on", "-id")


def agreed_but_not_given(user: User, *, on: date) -> QuerySet[Consent]:
    """Consents to sharing that my bodies have heard and on which nothing has been given yet."""
    consents = Consent.objects.visible_to(user).live_on(on).filter(kind=ConsentKind.SHARING)
    mine = consents.filter(organisation__in=Organisation.objects.staffed_by(user))
    given = ExpertAccess.objects.filter(consent=OuterRef("pk"))
    registered = Expert.objects.visible_to(user).registered()
    waiting = mine.filter(~Exists(given), expert__in=registered)
    return waiting.select_related("expert").order_by("given_at")


def sees_contacts(user: User, expert: Expert) -> bool:
    """Whether the person may read telephone, mail and birth: himself, or by what he agreed to."""
    mine = ExpertAccess.objects.visible_to(user).with_contacts().filter(expert=expert)
    return expert.account_id == user.pk or mine.exists()


def provisions_of(expert: Expert, *, reader: User) -> QuerySet[Provision]:
    """What was given of a person, and whether the receiver still sees it on his consent."""
    seeing = ExpertAccess.objects.running().filter(
        expert=OuterRef("expert"), organisation=OuterRef("body"), basis=Basis.CONSENT
    )
    given = Provision.objects.visible_to(reader).filter(expert=expert)
    given = given.annotate(goes_on=Exists(seeing)).select_related("body", "company", "organisation")
    return given.order_by("-provided_on", "id")
