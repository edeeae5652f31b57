from django_tasks import task

from enishi.jobs.asked import asked_for
from enishi.matchmaking.desk_run import run


@task()
def read_rosters(public_id: str) -> None:
    """Read the two rosters of a job against each other."""
    with asked_for(public_id) as job:
        run(job)
