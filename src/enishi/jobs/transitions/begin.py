from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.jobs.models import Job, State
from enishi.jobs.transitions.move import move
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def begin(job: Job, *, message: str, by: User) -> None:
    """Begin a job in the name of the person who asked, if he still works for that body."""
    if not works_for(by, job.organisation):
        raise NotYours(_("頼んだ方が、この団体の担当ではなくなりました。"))
    now = timezone.now()
    move(job, State.WAITING, into=State.RUNNING, begun_at=now, heard_at=now, message=message)
    record("begun", job, by=by, within=job.organisation)
