from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import Candidate, Need
from enishi.cycle.transitions.recuse import refuse_recused
from enishi.experts.models import Expert
from enishi.experts.queries import is_unwanted
from enishi.experts.transitions.hold import hold
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def put_forward(expert: Expert, *, need: Need, reason: str, by: User) -> Candidate:
    """Put an expert on the short list of a need, with the reason the group will read."""
    if not works_for(by, need.organisation):
        raise NotYours(_("ほかの団体のニーズには、候補を入れられません。"))
    # One after the other, so that two people cannot put the same expert forward at once.
    need = Need.objects.select_for_update(of=("self",)).get(pk=need.pk)
    if need.closed_on:
        raise Refused(_("この案件は終わっています。候補は入れられません。"))
    refuse_recused(need, by=by)
    if expert.account_id == by.pk:
        raise Refused(_("ご自身を候補に入れることはできません。ほかの担当者にお願いしてください。"))
    # Nor can he withdraw his consent between this look and the row: one waits for the other.
    expert = hold(expert)
    if not Expert.objects.registered().filter(pk=expert.pk).exists():
        raise Refused(_("この方は、いま登録中でないか、ご本人が利用を止めています。"))
    if is_unwanted(expert, need.company):
        raise Refused(_("ご本人または企業が、この組み合わせを望んでいません。"))
    access = expert.accesses.live().filter(organisation=need.organisation).first()
    if access is None:
        raise Refused(_("この方の登録票を使う根拠（同意など）が、いまはありません。"))
    if need.candidates.live().filter(access=access).exists():
        raise Refused(_("この方は、すでに候補に入っています。"))
    candidate = Candidate(
        organisation=need.organisation,
        need=need,
        access=access,
        reason=reason,
        put_at=timezone.now(),
        put_by=by,
    )
    candidate.full_clean()
    candidate.save()
    record("put_forward", candidate, by=by, within=need.organisation)
    return candidate
