from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import Candidate, Deliberation, Opinion, Stance
from enishi.cycle.queries.guests import speaks_as_guest
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

    People of an invited body write their own, on those whom they may see.
    Written anew until the candidate is decided on; two who write at once are told of each other.
    """
    author = author or by
    if author != by or not speaks_as_guest(by, deliberation, candidate):
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


def give_opinion_as_guest(
    candidate: Candidate, *, stance: Stance, reason: str, by: User, read_at: int = 0
) -> Opinion:
    """Write one's own opinion at the open table of a candidate whom one was shown at a sitting."""
    table = candidate.need.deliberations.open().first()
    if table is None:
        raise Refused(_("この案件は、まだ討議に出ていないか、討議が終わっています。"))
    return give_opinion(
        table, candidate=candidate, stance=stance, reason=reason, by=by, read_at=read_at
    )


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
