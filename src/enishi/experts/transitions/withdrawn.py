"""What a person took back: no other body sees his card against it, whatever else would allow it.

The law asks no consent for a joint use and for entrusted work. Whoever has said that others shall
not see his card is taken at his word all the same: a joint use stops for him, and a contract, under
which a body works for his own one alone, is used only by somebody who was told of the withdrawal.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.experts.models import Basis, Consent, ConsentKind, Expert, ExpertAccess, Scope
from enishi.logbook.refused import Refused
from enishi.people.fields import japanese
from enishi.people.models import Organisation


def withdrawals(expert: Expert) -> dict[int | None, Consent]:
    """By body the consent that was taken back last; None stands for the whole network."""
    ended = expert.consents.filter(kind=ConsentKind.SHARING, ended_at__isnull=False)
    # A consent in whose place another came was changed, not taken back.
    taken_back = ended.filter(replaced_by=None).exclude(ended_manner="")
    found: dict[int | None, Consent] = {}
    for one in taken_back.prefetch_related("named").order_by("ended_at", "id"):
        for body in reach(one):
            found[body] = one
    for one in expert.consents.live().filter(kind=ConsentKind.SHARING).prefetch_related("named"):
        # Whoever agreed anew has not taken it back.
        for body in reach(one):
            found[body] = one
    return found


def reach(consent: Consent) -> list[int | None]:
    """The bodies that a consent reaches; None stands for the whole network."""
    if consent.scope == Scope.NETWORK:
        return [None]
    return [one.body_id for one in consent.named.all()]


def withdrawn_from(body: Organisation, found: dict[int | None, Consent]) -> Consent | None:
    """The consent that was taken back and reached the body, unless he agreed to it anew."""
    ways = [one for one in (found.get(body.pk), found.get(None)) if one]
    if not ways or any(one.ended_at is None for one in ways):
        return None
    return max(ways, key=lambda one: (str(one.ended_at), one.pk))


def refuse_unasked(expert: Expert, bodies: Iterable[Organisation], *, is_sure: bool) -> None:
    """Entrusted work with the card of somebody who withdrew: not by a press that did not know."""
    found = withdrawals(expert)
    for body in bodies:
        if not is_sure and (consent := withdrawn_from(body, found)):
            raise Refused(told_of(consent, body))


def told_of(consent: Consent, body: Organisation) -> str:
    """That he took it back, from whom, and on which day."""
    at = consent.ended_at or consent.given_at
    return _("ご本人は、%(body)sへの提供の同意を、%(day)sに取りやめています。") % {
        "body": body.name,
        "day": japanese(localtime(at).date()),
    }


def ending_with(consent: Consent) -> list[Consent]:
    """The consent, and others to the very same: two cards of one person may have become one."""
    if consent.scope == Scope.NAMED or consent.expert is None:
        return [consent]
    same = consent.expert.consents.live().exclude(pk=consent.pk)
    alike = same.filter(kind=consent.kind, scope=consent.scope, company=consent.company)
    return [consent, *alike]


def resting_on(ending: Sequence[Consent]) -> QuerySet[ExpertAccess]:
    """The rights of other bodies that end with a consent; without the first, all of them do."""
    consent = ending[0]
    expert = consent.expert
    if expert is None:
        return ExpertAccess.objects.none()
    others = expert.accesses.running().exclude(organisation=expert.organisation)
    if consent.kind == ConsentKind.INTRODUCTION:
        return others
    ends = Q(consent__in=ending)
    if consent.kind == ConsentKind.SHARING:
        ends |= stopping(expert, ending)
    return others.filter(ends)


def stopping(expert: Expert, ending: Sequence[Consent]) -> Q:
    """The joint uses that stop as well: of each body that no other consent of his reaches."""
    reached = {body for one in ending for body in reach(one)}
    left = expert.consents.live().filter(kind=ConsentKind.SHARING)
    others = left.exclude(pk__in=[one.pk for one in ending]).prefetch_related("named")
    kept = {body for one in others for body in reach(one)}
    stops = Q(basis=Basis.JOINT_USE) if None not in kept else Q(pk=None)
    if None not in reached:
        stops &= Q(organisation__in=reached)
    return stops & ~Q(organisation__in=kept - {None})
