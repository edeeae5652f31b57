from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from enishi.jobs.ended import Ended
from enishi.jobs.models import Job, State


def move(job: Job, *out_of: State, into: State, **values: Any) -> None:
    """Change the job in one step if it is still in one of the states, or raise Ended."""
    still = Job.objects.filter(pk=job.pk, state__in=out_of)
    if not still.update(state=into, version=F("version") + 1, **values):
        raise Ended(_("これは、もう終わっているか、取りやめになっています。"))
    job.refresh_from_db()
