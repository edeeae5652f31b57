from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import Decision, Need
from enishi.cycle.transitions.recuse import refuse_recused
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def close_need(need: Need, *, why: str, on: date, by: User) -> Need:
    """案件を終える: nobody is looked for any more; what was done stays, the table is cleared."""
    need = locked(need, by=by)
    if need.closed_on:
        raise Refused(_("この案件は、もう終わっています。"))
    if Decision.objects.standing().filter(deliberation__need=need).exists():
        raise Refused(
            _(
                "打診や紹介が進んでいます。ご本人と企業にお伝えして、それを終えてからにしてください。"
            )
        )
    claim(need, read_at=need.version)
    need.closed_on, need.closed_why = on, why
    need.full_clean()
    need.save()
    for table in need.deliberations.open():
        claim(table, read_at=table.version)
        table.ended_at = timezone.now()
        table.save()
    record("closed", need, by=by, within=need.organisation, fields=["closed_on", "closed_why"])
    return need


@transaction.atomic
def reopen_need(need: Need, *, by: User) -> Need:
    """Go on with a case that was closed too early; why it had been closed stays written."""
    need = locked(need, by=by)
    if need.closed_on is None:
        raise Refused(_("この案件は、いま進んでいます。"))
    claim(need, read_at=need.version)
    need.closed_on = None
    need.full_clean()
    need.save()
    record("reopened", need, by=by, within=need.organisation, fields=["closed_on"])
    return need


def locked(need: Need, *, by: User) -> Need:
    """Lock the need, for somebody of its body whom it does not touch himself."""
    if not works_for(by, need.organisation):
        raise NotYours(_("ほかの団体の案件は、終えられません。"))
    need = Need.objects.select_for_update(of=("self",)).get(pk=need.pk)
    refuse_recused(need, by=by)
    return need
