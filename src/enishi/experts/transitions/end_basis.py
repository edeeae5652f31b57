from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.experts.models import Expert, ExpertAccess
from enishi.experts.transitions.hold import end_accesses
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.network.models import Entrustment, JointUse
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for
from enishi.walls.inside import everything


@transaction.atomic
def end_entrustment(entrustment: Entrustment, *, at: datetime, by: User) -> int:
    """End a contract; whatever its body saw on this ground, it sees no more, from this moment."""
    refuse_others(entrustment.organisation, by=by)
    row = Entrustment.objects.select_for_update(of=("self",)).get(pk=entrustment.pk)
    if row.ended_at:
        raise Refused(_("この委託は、もう終わっています。"))
    claim(row, read_at=row.version)
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    ended = end_what_rested(row.accesses.all(), at=at, by=by)
    record("ended", row, by=by, within=row.organisation, fields=["ended_at"])
    return ended


@transaction.atomic
def end_joint_use(joint_use: JointUse, *, at: datetime, by: User) -> int:
    """End a joint use; its bodies see no more of each other's experts on this ground."""
    refuse_others(joint_use.organisation, by=by)
    row = JointUse.objects.select_for_update(of=("self",)).get(pk=joint_use.pk)
    if row.ended_at:
        raise Refused(_("この共同利用は、もう終わっています。"))
    claim(row, read_at=row.version)
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    with everything():
        ended = end_what_rested(row.accesses.all(), at=at, by=by)
    record("ended", row, by=by, within=row.organisation, fields=["ended_at"])
    return ended


def refuse_others(within: Organisation, *, by: User) -> None:
    """Who wrote it down ends it."""
    if not works_for(by, within):
        raise NotYours(_("終わりを書けるのは、委託や共同利用を書いた団体だけです。"))


@transaction.atomic
def end_what_rested(accesses: QuerySet[ExpertAccess], *, at: datetime, by: User) -> int:
    """End the rights that rested on it; the engine's index follows entries about the person."""
    live = accesses.filter(ended_at=None)
    people = list(
        Expert.objects.filter(pk__in=live.values("expert")).select_related("organisation")
    )
    ended = end_accesses(live, at=at, on=localtime(at).date())
    for expert in people:
        record("unshared", expert, by=by, within=expert.organisation, fields=["accesses"])
    return ended
