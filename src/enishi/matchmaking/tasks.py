from django_tasks import task

from enishi.jobs.models import Job
from enishi.matchmaking.desk_run import run


@task()
def read_rosters(public_id: str) -> None:
    """Read the two rosters of a job against each other."""
    run(Job.objects.select_related("organisation", "asked_by").get(public_id=public_id))
