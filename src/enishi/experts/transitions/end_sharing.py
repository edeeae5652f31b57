from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.experts.models import Basis, Expert, ExpertAccess
from enishi.experts.transitions.hold import end_accesses, hold
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.transitions import hold_back_concerning
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for


@transaction.atomic
def end_sharing(
    expert: Expert, *, body: Organisation, reason: str, at: datetime, by: User
) -> ExpertAccess:
    """Show a card to one body no longer: it was given by mistake, or is needed no more."""
    if not works_for(by, expert.organisation):
        raise NotYours(_("提供を終えられるのは、登録団体だけです。"))
    if not reason.strip():
        raise Refused(_("なぜ終えるのかを書いてください。例：渡す団体をまちがえた"))
    expert = hold(expert)
    running = expert.accesses.running().exclude(basis=Basis.HOME).filter(organisation=body)
    right = running.select_for_update(of=("self",)).first()
    if right is None:
        raise Refused(_("この団体は、いまこの方の登録票を見ていません。"))
    ExpertAccess.objects.filter(pk=right.pk).update(ended_why=reason.strip())
    end_accesses(ExpertAccess.objects.filter(pk=right.pk), at=at, on=localtime(at).date())
    # A letter of that body may rest on what it saw: somebody looks at it again before it goes.
    hold_back_concerning(expert.public_id, for_good=False, by=by)
    record("unshared", expert, by=by, within=expert.organisation, fields=["accesses"])
    right.refresh_from_db()
    return right
