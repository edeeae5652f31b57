from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from enishi.experts.transitions import forget_what_was_given
from enishi.rights.transitions import open_seals

A_DAY = timedelta(days=1)


@task()
def delete_what_was_sealed() -> int:
    """Delete what was kept for the law and whose day has passed, and do so again tomorrow."""
    now, today = timezone.now(), timezone.localdate()
    see_to_seals(at=now + A_DAY)
    return open_seals(on=today, by=None) + forget_what_was_given(on=today, at=now, by=None)


def see_to_seals(*, at: datetime | None = None) -> None:
    """Ask the worker for it, unless it is asked for already; every start of Enishi does."""
    waiting = DBTaskResult.objects.filter(
        task_path=delete_what_was_sealed.module_path, status=TaskResultStatus.READY
    )
    if not waiting.exists():
        delete_what_was_sealed.using(run_after=at).enqueue()
