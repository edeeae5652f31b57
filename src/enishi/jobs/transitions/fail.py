from datetime import datetime

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from enishi.jobs.ended import Ended
from enishi.jobs.models import LIVE, Job, State
from enishi.jobs.transitions.move import move
from enishi.logbook.record import record
from enishi.people.models import User
from enishi.walls.inside import everything, widened


@transaction.atomic
def fail(job: Job, *, message: str, by: User | None = None) -> None:
    """End a job without a result; the message says why, and how to mend it."""
    # Whoever asked for it may have left the body, and the job has to end all the same.
    with widened(job.organisation):
        move(job, *LIVE, into=State.FAILED, ended_at=timezone.now(), message=message)
        record("failed", job, by=by, within=job.organisation)


def fail_silent(*, at: datetime) -> int:
    """End the jobs whose worker was killed: nobody else would ever say so.

    Asked at every look at a job, this needs neither a clock of its own nor a restart.
    """
    with everything():
        silent = list(Job.objects.silent(at).select_related("organisation"))
    for job in silent:
        with translation.override(job.language):
            message = _("途中で止まりました。お手数ですが、もう一度はじめからお願いします。")
        try:
            fail(job, message=message)
        except Ended:
            continue
    return len(silent)
