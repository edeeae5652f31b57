import pytest
from django.db import IntegrityError, transaction

from enishi.jobs.ended import Ended
from enishi.jobs.models import Job, State
from enishi.jobs.transitions import begin, cancel
from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours
from tests import make
from tests.jobs.given import a_job, a_running_job

pytestmark = pytest.mark.django_db


def test_a_job_that_begins_is_heard_of_at_once():
    job = a_job()

    begin(job, message="開いています。", by=job.asked_by)

    assert (job.state, job.message, job.begun_at) == (State.RUNNING, "開いています。", job.heard_at)
    verbs = Entry.objects.filter(subject=job.public_id).order_by("id")
    assert [e.verb for e in verbs] == ["asked", "begun"]


def test_a_job_of_somebody_who_has_left_the_body_does_not_begin():
    job = a_job()
    job.asked_by.memberships.update(ended_at=make.now())

    with pytest.raises(NotYours, match="担当ではなくなりました"):
        begin(job, message="", by=job.asked_by)

    assert Job.objects.get().state == State.WAITING


def test_nothing_begins_twice_or_after_it_was_called_off():
    running, called_off = a_running_job(), a_job()
    cancel(called_off, by=called_off.asked_by)

    for job in (running, called_off):
        with pytest.raises(Ended):
            begin(job, message="", by=job.asked_by)


@pytest.mark.parametrize("state", [State.RUNNING, State.DONE, State.FAILED, State.CANCELLED])
def test_the_database_refuses_a_state_without_its_dates(state):
    a_job()

    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.update(state=state, percent=100)
