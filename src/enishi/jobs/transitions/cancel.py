from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.jobs.models import LIVE, Job, State
from enishi.jobs.transitions.move import move
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours
from enishi.people.models import User


@transaction.atomic
def cancel(job: Job, *, by: User) -> None:
    """Call a job off; the worker notices within seconds and leaves nothing behind."""
    if job.asked_by_id != by.pk:
        raise NotYours(_("ほかの方が頼んだものは、取りやめられません。"))
    message = _("ご自身で取りやめました。結果は作っていません。")
    move(job, *LIVE, into=State.CANCELLED, ended_at=timezone.now(), message=message)
    record("cancelled", job, by=by, within=job.organisation)
