import pytest
from django_tasks_db.models import DBTaskResult

from enishi.jobs.models import Job, State
from enishi.jobs.transitions import ask, cancel
from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours, Refused
from tests import make
from tests.jobs.given import a_job

pytestmark = pytest.mark.django_db


def test_what_is_asked_waits_with_its_task_and_is_written_in_the_logbook():
    okamoto = make.coordinator()

    job = ask(
        "roster_reading",
        title="名簿",
        given={"top": 5},
        task="tests.jobs.given.do_nothing",
        within=make.organisation(),
        by=okamoto,
    )

    assert (job.state, job.percent, job.given, job.language) == (State.WAITING, 0, {"top": 5}, "ja")
    task = DBTaskResult.objects.get()
    assert (task.task_path, task.args_kwargs["args"]) == (
        "tests.jobs.given.do_nothing",
        [str(job.public_id)],
    )
    assert [e.verb for e in Entry.objects.filter(subject=job.public_id)] == ["asked"]


def test_only_who_works_for_the_body_asks_in_its_name():
    with pytest.raises(NotYours):
        a_job(within=make.other_organisation())


def test_nobody_has_more_than_three_live_jobs_but_others_still_may_ask():
    okamoto = make.coordinator()
    first, *_others = [a_job(okamoto) for _ in range(3)]

    with pytest.raises(Refused, match="3つ"):
        a_job(okamoto)

    assert a_job(make.member()).state == State.WAITING
    cancel(first, by=okamoto)
    assert a_job(okamoto).state == State.WAITING


def test_only_the_person_who_asked_sees_a_job_and_only_while_he_works_there():
    okamoto, colleague = make.coordinator(), make.member()
    job = a_job(okamoto)

    assert list(Job.objects.visible_to(okamoto)) == [job]
    assert list(Job.objects.visible_to(colleague)) == []

    okamoto.memberships.update(ended_at=make.now())
    assert list(Job.objects.visible_to(okamoto)) == []
