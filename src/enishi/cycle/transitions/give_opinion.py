from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import Candidate, Deliberation, Opinion, Remark, RemarkKind, Stance
from enishi.cycle.transitions.recuse import refuse_outsiders
from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.people.models import User


@transaction.atomic
def give_opinion(
    deliberation: Deliberation,
    *,
    candidate: Candidate,
    stance: Stance,
    reason: str,
    by: User,
    author: User | None = None,
    read_at: int = 0,
) -> Opinion:
    """Write an opinion about a candidate, one's own or, for the table, somebody else's.

    Written anew until the candidate is decided on; two who write at once are told of each other.
    """
    author = author or by
    refuse_outsiders(deliberation, by=by)
    if author != by:
        refuse_outsiders(deliberation, by=author)
    # The table is locked, so that an opinion is either in a decision's count or refused.
    deliberation = Deliberation.objects.select_for_update(of=("self",)).get(pk=deliberation.pk)
    refuse_settled(deliberation, candidate)
    opinion = deliberation.opinions.filter(candidate=candidate, author=author).first()
    if opinion is None:
        opinion = Opinion(
            organisation=deliberation.organisation,
            deliberation=deliberation,
            candidate=candidate,
            author=author,
        )
    else:
        claim(opinion, read_at=read_at)
    opinion.stance, opinion.reason = stance, reason
    opinion.written_by, opinion.given_at = by, timezone.now()
    opinion.full_clean()
    opinion.save()
    record("gave_opinion", opinion, by=by, within=deliberation.organisation, fields=["stance"])
    return opinion


def refuse_settled(deliberation: Deliberation, candidate: Candidate) -> None:
    """The record stays as it was decided: what comes later is added to the decision."""
    if deliberation.ended_at:
        raise Refused(_("この討議は終わっています。"))
    if candidate.need_id != deliberation.need_id or candidate.taken_back_at:
        raise Refused(_("この方は、この案件の候補に入っていません。"))
    if deliberation.decisions.filter(candidate=candidate).exclude(outcome="undone").exists():
        raise Refused(
            _("この方については、もう決まっています。あとからのご意見は、決定に追記してください。")
        )


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
