from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.jobs.ended import Ended
from enishi.jobs.models import Job, State
from enishi.jobs.transitions import cancel, fail, fail_silent
from enishi.logbook.models import Entry
from tests.jobs.given import a_job, a_running_job

pytestmark = pytest.mark.django_db


def test_a_job_fails_with_the_sentence_that_says_why():
    job = a_running_job()

    fail(job, message="ファイルが空です。")

    assert (job.state, job.message) == (State.FAILED, "ファイルが空です。")
    entry = Entry.objects.filter(subject=job.public_id).latest("id")
    assert (entry.verb, entry.actor) == ("failed", None)


def test_what_has_ended_does_not_fail():
    job = a_running_job()
    cancel(job, by=job.asked_by)

    with pytest.raises(Ended):
        fail(job, message="")


def test_a_job_whose_worker_was_killed_is_said_to_have_stopped():
    job = a_running_job()

    assert fail_silent(at=timezone.now() + timedelta(seconds=61)) == 1

    now = Job.objects.get(pk=job.pk)
    assert (now.state, now.message) == (
        State.FAILED,
        "途中で止まりました。お手数ですが、もう一度はじめからお願いします。",
    )


def test_jobs_that_are_heard_of_and_jobs_that_wait_are_left_alone():
    a_running_job()
    a_job()

    assert fail_silent(at=timezone.now() + timedelta(seconds=30)) == 0
    assert {j.state for j in Job.objects.all()} == {State.RUNNING, State.WAITING}
