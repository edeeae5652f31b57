import pytest

from enishi.jobs.ended import Ended
from enishi.jobs.models import Job, State
from enishi.jobs.transitions import cancel
from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours
from tests import make
from tests.jobs.given import a_job, a_running_job

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("given", [a_job, a_running_job])
def test_a_job_is_called_off_while_it_waits_and_while_it_runs(given):
    job = given()

    cancel(job, by=job.asked_by)

    assert (job.state, job.ended_at is None) == (State.CANCELLED, False)
    entry = Entry.objects.filter(subject=job.public_id).latest("id")
    assert (entry.verb, entry.actor) == ("cancelled", job.asked_by.public_id)


def test_a_colleagues_job_is_not_called_off():
    job = a_job()

    with pytest.raises(NotYours):
        cancel(job, by=make.member())

    assert Job.objects.get().state == State.WAITING


def test_what_was_called_off_in_another_tab_is_not_called_off_again():
    job = a_job()
    cancel(job, by=job.asked_by)

    with pytest.raises(Ended, match="もう終わっているか"):
        cancel(job, by=job.asked_by)
