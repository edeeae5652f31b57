"""A job as the worker does it: with the keys that the person who asked for it holds today."""

from collections.abc import Iterator
from contextlib import contextmanager

from enishi.jobs.models import Job
from enishi.walls.inside import entered_by, everything


@contextmanager
def asked_for(public_id: str) -> Iterator[Job]:
    """Find the job; everything else is read and written as whoever asked for it."""
    with everything():
        job = Job.objects.select_related("organisation", "asked_by").get(public_id=public_id)
    with entered_by(job.asked_by):
        yield job
