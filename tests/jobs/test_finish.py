import pytest

from enishi.jobs.ended import Ended
from enishi.jobs.models import Job, State
from enishi.jobs.transitions import cancel, finish
from enishi.logbook.models import Entry
from tests.jobs.given import a_running_job

pytestmark = pytest.mark.django_db


def test_a_job_ends_whole_with_its_result():
    job = a_running_job()

    finish(job, result={"proposals": "abc"}, message="終わりました。", by=job.asked_by)

    assert (job.state, job.percent, job.result) == (State.DONE, 100, {"proposals": "abc"})
    assert Entry.objects.filter(subject=job.public_id).latest("id").verb == "finished"


def test_a_job_that_was_called_off_at_the_last_moment_has_no_result():
    job = a_running_job()
    cancel(job, by=job.asked_by)

    with pytest.raises(Ended):
        finish(job, result={"proposals": "abc"}, message="", by=job.asked_by)

    assert (Job.objects.get().state, Job.objects.get().result) == (State.CANCELLED, {})
