from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from enishi.logbook.models import Reading
from enishi.logbook.seen import KEPT_FOR
from enishi.logbook.tasks import forget_old_readings, see_to_forgetting
from tests import make

pytestmark = pytest.mark.django_db


def read(ago: timedelta) -> Reading:
    account = make.coordinator()
    return Reading.objects.create(
        at=timezone.now() - ago,
        account=account.public_id,
        organisation=make.organisation().public_id,
        where="expert",
        kind="experts.expert",
        persons=[],
    )


def asked_for():
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY)


def test_a_night_removes_what_is_older_than_its_term_and_nothing_younger():
    read(KEPT_FOR + timedelta(days=1))
    young = read(KEPT_FOR - timedelta(days=1))

    assert forget_old_readings.call() == 1

    assert [*Reading.objects.all()] == [young]


def test_a_night_asks_for_the_next_one():
    forget_old_readings.call()

    [next_one] = asked_for()
    a_day = next_one.run_after - timezone.now()
    assert timedelta(hours=23) < a_day <= timedelta(days=1)
    assert next_one.task_path == "enishi.logbook.tasks.forget_old_readings"


def test_however_often_it_starts_enishi_asks_once():
    for _ in range(3):
        see_to_forgetting()

    assert asked_for().count() == 1
