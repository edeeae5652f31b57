from django_tasks import task

from enishi.jobs.models import Job
from enishi.rosters.run import run


@task()
def go_on_with(public_id: str) -> None:
    """Read, write or take back the roster of a job."""
    run(Job.objects.select_related("organisation", "asked_by").get(public_id=public_id))
