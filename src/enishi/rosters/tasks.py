from django_tasks import task

from enishi.jobs.asked import asked_for
from enishi.rosters.run import run


@task()
def go_on_with(public_id: str) -> None:
    """Read, write or take back the roster of a job."""
    with asked_for(public_id) as job:
        run(job)
