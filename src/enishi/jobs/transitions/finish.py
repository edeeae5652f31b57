from typing import Any

from django.db import transaction
from django.utils import timezone

from enishi.jobs.models import Job, State
from enishi.jobs.transitions.move import move
from enishi.logbook.record import record
from enishi.people.models import User


@transaction.atomic
def finish(job: Job, *, result: dict[str, Any], message: str, by: User) -> None:
    """End a job with its result, unless it was cancelled at the last moment."""
    now = timezone.now()
    ended = {"ended_at": now, "heard_at": now, "percent": 100}
    move(job, State.RUNNING, into=State.DONE, result=result, message=message, **ended)
    record("finished", job, by=by, within=job.organisation)
