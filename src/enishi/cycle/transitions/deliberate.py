from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import Deliberation, Need
from enishi.cycle.transitions.recuse import refuse_outsiders, refuse_recused
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def open_deliberation(need: Need, *, on: date, by: User) -> Deliberation:
    """Put a need on the group's table: it was heard in a visit, and somebody is on its list."""
    if not works_for(by, need.organisation):
        raise NotYours(_("ほかの団体のニーズを、討議に出すことはできません。"))
    need = Need.objects.select_for_update(of=("self",)).get(pk=need.pk)
    refuse_recused(need, by=by)
    if need.closed_on:
        raise Refused(_("この案件は終わっています。討議には出せません。"))
    if need.visit is None or need.visit.visited_on is None or need.visit.undone_at:
        raise Refused(
            _("討議に出せるのは、訪問して聞き取ったニーズだけです。先に訪問してください。")
        )
    if not need.candidates.live().exists():
        raise Refused(_("候補の方が、まだ選ばれていません。おひとりでも候補に入れてください。"))
    if need.deliberations.open().exists():
        raise Refused(_("この案件は、すでに討議に出ています。"))
    deliberation = Deliberation(
        organisation=need.organisation,
        need=need,
        visit=need.visit,
        opened_on=on,
        opened_by=by,
    )
    deliberation.full_clean()
    deliberation.save()
    record("opened", deliberation, by=by, within=need.organisation)
    return deliberation


@transaction.atomic
def end_deliberation(deliberation: Deliberation, *, by: User) -> None:
    """Clear the table: nobody is asked any more, and nothing waits for an answer."""
    refuse_outsiders(deliberation, by=by)
    deliberation = Deliberation.objects.select_for_update(of=("self",)).get(pk=deliberation.pk)
    if deliberation.ended_at:
        raise Refused(_("この討議は、もう終わっています。"))
    if deliberation.decisions.standing().exists():
        raise Refused(_("打診や紹介が進んでいます。それが終わってから、討議を終えてください。"))
    claim(deliberation, read_at=deliberation.version)
    deliberation.ended_at = timezone.now()
    deliberation.save()
    record("ended", deliberation, by=by, within=deliberation.organisation, fields=["ended_at"])
