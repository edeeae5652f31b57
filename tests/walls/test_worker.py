import pytest
from django.utils import timezone

from enishi.jobs.asked import asked_for
from enishi.jobs.models import Job, State
from enishi.jobs.transitions import begin, fail
from enishi.logbook.refused import NotYours
from enishi.people.models import Membership
from enishi.walls.inside import held, inside
from enishi.walls.keys import NOTHING
from tests import make
from tests.jobs.given import a_job

pytestmark = pytest.mark.django_db


def test_the_worker_reads_as_whoever_asked():
    make.company("株式会社よそ", of=make.other_organisation())
    job = a_job()

    with inside(NOTHING), asked_for(str(job.public_id)) as found:
        assert found == job
        keys = held()

    assert keys is not None
    assert not keys.everything


def test_a_job_of_somebody_who_has_left_the_body_ends_with_the_reason():
    job = a_job()
    Membership.objects.filter(user=job.asked_by).update(ended_at=timezone.now())

    with inside(NOTHING), asked_for(str(job.public_id)) as found:
        with pytest.raises(NotYours) as refused:
            begin(found, message="", by=found.asked_by)
        fail(found, message=str(refused.value))

    ended = Job.objects.get(pk=job.pk)
    assert (ended.state, ended.message) == (
        State.FAILED,
        "頼んだ方が、この団体の担当ではなくなりました。",
    )
