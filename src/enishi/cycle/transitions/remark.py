from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import Candidate, Deliberation, Remark, RemarkKind
from enishi.cycle.transitions.give_opinion import refuse_settled
from enishi.cycle.transitions.recuse import refuse_outsiders
from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.people.models import User


@transaction.atomic
def remark(
    deliberation: Deliberation, *, candidate: Candidate, kind: RemarkKind, reason: str, by: User
) -> Remark:
    """Say a concern, a strong wish or a veto about a candidate, with the reason."""
    refuse_outsiders(deliberation, by=by)
    deliberation = Deliberation.objects.select_for_update(of=("self",)).get(pk=deliberation.pk)
    refuse_settled(deliberation, candidate)
    said = Remark(
        organisation=deliberation.organisation,
        deliberation=deliberation,
        candidate=candidate,
        kind=kind,
        reason=reason,
        author=by,
        written_at=timezone.now(),
    )
    said.full_clean()
    said.save()
    record("remarked", said, by=by, within=deliberation.organisation, fields=["kind"])
    return said


@transaction.atomic
def withdraw_remark(said: Remark, *, by: User) -> None:
    """Take back what one has remarked; nobody takes back another's."""
    refuse_outsiders(said.deliberation, by=by)
    if said.author_id != by.pk:
        raise Refused(_("申し添えを取り下げられるのは、書いたご本人だけです。"))
    if said.withdrawn_at:
        raise Refused(_("この申し添えは、もう取り下げられています。"))
    claim(said, read_at=said.version)
    said.withdrawn_at = timezone.now()
    said.save()
    record("withdrew", said, by=by, within=said.organisation)
