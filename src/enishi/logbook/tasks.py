from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from enishi.logbook.door import forget_old_knocks
from enishi.logbook.seen import forget_old
from enishi.walls.inside import everything

A_DAY = timedelta(days=1)


@task()
def forget_old_readings() -> int:
    """Remove readings, knocks and sessions whose term is over, and do so again tomorrow."""
    today = timezone.now()
    see_to_forgetting(at=today + A_DAY)
    # The readings of every body grow old alike.
    with everything():
        import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
        return forget_old(at=today) + forget_old_knocks(at=today)


def see_to_forgetting(*, at: datetime | None = None) -> None:
    """Ask the worker for it, unless it is asked for already; every start of Enishi does."""
    waiting = DBTaskResult.objects.filter(
        task_path=forget_old_readings.module_path, status=TaskResultStatus.READY
    )
    if not waiting.exists():
        forget_old_readings.using(run_after=at).enqueue()
