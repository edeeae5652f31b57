from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from enishi.jobs.models import Job
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for

LIVE_AT_ONCE = 3


@transaction.atomic
def ask(
    kind: str, *, title: str, given: dict[str, Any], task: str, within: Organisation, by: User
) -> Job:
    """Ask the worker to do something; `kind` names its page, `task` what does it."""
    if not works_for(by, within):
        raise NotYours(_("ほかの団体の仕事は、頼めません。"))
    if Job.objects.live().filter(asked_by=by).count() >= LIVE_AT_ONCE:
        raise Refused(
            _("いま進んでいるものが3つあります。どれかが終わるか、取りやめてから、お願いします。")
        )
    job = Job(
        organisation=within,
        asked_by=by,
        kind=kind,
        title=title,
        language=(get_language() or "ja")[:5],
        given=given,
        asked_at=timezone.now(),
    )
    job.full_clean()
    job.save()
    record("asked", job, by=by, within=within)
    import_string(task).enqueue(str(job.public_id))
    return job
