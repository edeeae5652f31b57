import uuid

import pytest
from django.db import connection

from enishi.jobs.models import Job, State
from enishi.jobs.transitions import advance, cancel
from tests import make
from tests.jobs.given import a_running_job
from tests.walls.asking import asked

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def okamoto(client):
    person = make.coordinator()
    client.force_login(person)
    return person


def test_a_page_that_shows_the_news_already_gets_an_empty_answer(client, okamoto):
    job = a_running_job(okamoto)
    page = f"/jobs/{job.public_id}/progress/"

    known = client.get(page, {"seen": job.version}, headers=HTMX)
    advance(job, percent=40, message="読みくらべています。")
    news = client.get(page, {"seen": job.version}, headers=HTMX)

    assert (known.status_code, known.content) == (204, b"")
    assert news.status_code == 200
    assert "読みくらべています。" in news.text
    assert f"seen={job.version + 1}" in news.text


def test_a_poll_asks_the_database_for_little(client, okamoto):
    job = a_running_job(okamoto)

    with asked() as statements:
        client.get(f"/jobs/{job.public_id}/progress/?seen={job.version}", headers=HTMX)

    # The keys to the second wall are one question more.
    assert len(statements) <= 6 + (connection.vendor == "postgresql"), statements


def test_a_page_is_drawn_anew_when_its_job_has_ended(client, okamoto):
    job = a_running_job(okamoto)
    cancel(job, by=okamoto)

    response = client.get(f"/jobs/{job.public_id}/progress/", headers=HTMX)

    assert response["HX-Refresh"] == "true"


def test_nonsense_about_what_a_page_shows_is_answered_with_the_news(client, okamoto):
    job = a_running_job(okamoto)

    answers = [
        client.get(f"/jobs/{job.public_id}/progress/", {"seen": seen}, headers=HTMX)
        for seen in ("", "x", "9" * 40, "-1")
    ]

    assert [a.status_code for a in answers] == [200] * 4


def test_opened_as_a_page_the_progress_leads_to_the_jobs_own_page(client, okamoto):
    job = a_running_job(okamoto)

    response = client.get(f"/jobs/{job.public_id}/progress/")

    assert response["Location"] == f"/rosters/{job.public_id}/"


def test_calling_off_leads_back_to_the_page_of_the_job(client, okamoto):
    job = a_running_job(okamoto)

    response = client.post(f"/jobs/{job.public_id}/cancellations/")

    assert response["Location"] == f"/rosters/{job.public_id}/"
    assert Job.objects.get().state == State.CANCELLED


def test_calling_off_twice_says_that_it_is_over(client, okamoto):
    job = a_running_job(okamoto)
    client.post(f"/jobs/{job.public_id}/cancellations/")

    again = client.post(f"/jobs/{job.public_id}/cancellations/")

    assert again.status_code == 409
    assert "もう終わっているか、取りやめになっています" in again.text


def test_somebody_elses_job_answers_as_if_it_did_not_exist(client, okamoto):
    job = a_running_job(make.member())
    names = (job.public_id, uuid.uuid4())

    asked = [client.get(f"/jobs/{name}/progress/", headers=HTMX) for name in names]
    called_off = [client.post(f"/jobs/{name}/cancellations/") for name in names]

    assert [a.status_code for a in asked + called_off] == [404] * 4
    assert Job.objects.get().state == State.RUNNING
