"""A job as tests need it: of a kind whose page exists, with a task that does nothing."""

from django_tasks import task

from enishi.jobs.models import Job
from enishi.jobs.transitions import ask, begin
from tests import make


@task()
def do_nothing(public_id):
    """Stand for real work."""


def a_job(by=None, *, within=None, title="名簿.xlsx と ニーズ.xlsx", **given):
    body = within or make.organisation()
    return ask(
        "roster_reading",
        title=title,
        given=given,
        task="tests.jobs.given.do_nothing",
        within=body,
        by=by or make.coordinator(),
    )


def a_running_job(by=None) -> Job:
    job = a_job(by)
    begin(job, message="名簿を開いています。", by=job.asked_by)
    return job
