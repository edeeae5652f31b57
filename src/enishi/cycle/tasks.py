from django_tasks import task

from enishi.cycle.looking_back import run
from enishi.jobs.asked import asked_for


@task()
def look_back(public_id: str) -> None:
    """Put the decisions taken so far to the engine again."""
    with asked_for(public_id) as job:
        run(job)
