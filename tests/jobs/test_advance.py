import pytest

from enishi.jobs.ended import Ended
from enishi.jobs.models import Job
from enishi.jobs.transitions import advance, cancel
from enishi.logbook.models import Entry
from tests.jobs.given import a_job, a_running_job

pytestmark = pytest.mark.django_db


def test_news_of_a_job_raise_its_version_so_that_pages_show_them():
    job = a_running_job()
    entries, version = Entry.objects.count(), job.version

    advance(job, percent=40, message="読みくらべています。")

    now = Job.objects.get()
    assert (now.percent, now.message, now.version) == (40, "読みくらべています。", version + 1)
    assert Entry.objects.count() == entries


def test_a_sign_of_life_without_news_changes_nothing_that_a_page_shows():
    job = a_running_job()

    advance(job)

    now = Job.objects.get()
    assert (now.version, now.heard_at > job.heard_at) == (job.version, True)


def test_a_job_that_was_called_off_or_has_not_begun_gets_no_further():
    called_off, waiting = a_running_job(), a_job()
    cancel(called_off, by=called_off.asked_by)

    for job in (called_off, waiting):
        with pytest.raises(Ended):
            advance(job, percent=40)

    assert [j.percent for j in Job.objects.all()] == [0, 0]
