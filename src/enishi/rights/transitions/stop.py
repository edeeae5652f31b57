from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.experts.models import Expert
from enishi.experts.transitions.hold import end_accesses, hold
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.transitions import hold_back_concerning
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def stop_use(expert: Expert, *, at: datetime, by: User) -> Expert:
    """利用停止: the card rests; nobody finds it for a need, no other body sees it."""
    if not works_for(by, expert.organisation):
        raise NotYours(_("利用を止められるのは、登録団体だけです。"))
    expert = hold(expert)
    if expert.use_stopped_at:
        raise Refused(_("この方の登録票は、もう利用を止めています。"))
    claim(expert, read_at=expert.version)
    expert.use_stopped_at = at
    expert.save(update_fields=["use_stopped_at"])
    others = expert.accesses.exclude(organisation=expert.organisation)
    end_accesses(others, at=at, on=localtime(at).date())
    hold_back_concerning(expert.public_id, for_good=True, by=by)
    record("stopped", expert, by=by, within=expert.organisation, fields=["use_stopped_at"])
    return expert
