from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.jobs.ended import Ended
from enishi.jobs.models import Job, State


def advance(job: Job, **values: Any) -> None:
    """Say how far a job is, or without values only that it still runs; Ended when it does not.

    Progress is no change to the records of the network, hence no entry in the logbook.
    """
    news = {"version": F("version") + 1} if values else {}
    running = Job.objects.filter(pk=job.pk, state=State.RUNNING)
    if not running.update(heard_at=timezone.now(), **news, **values):
        raise Ended(_("取りやめになりました。"))
