from datetime import date, timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from enishi.experts.models import Provision
from enishi.rights.models import SealedRecord
from enishi.rights.tasks import delete_what_was_sealed, see_to_seals
from enishi.rights.transitions import erase_person
from tests import make

pytestmark = pytest.mark.django_db


def sealed_until(day):
    return SealedRecord.objects.create(
        organisation=make.organisation(),
        expert=make.expert(),
        law="個人情報保護法",
        content={"name": "山田 誠一"},
        until=day,
    )


def test_a_night_deletes_what_was_sealed_until_yesterday_and_asks_for_the_next():
    today = timezone.localdate()
    over, still = sealed_until(today - timedelta(days=1)), sealed_until(today)

    assert delete_what_was_sealed.call() == 1

    over.refresh_from_db()
    still.refresh_from_db()
    assert (over.content, still.content) == ({}, {"name": "山田 誠一"})
    [next_one] = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    assert next_one.task_path == "enishi.rights.tasks.delete_what_was_sealed"
    see_to_seals()
    assert DBTaskResult.objects.count() == 1


def test_the_same_night_forgets_what_was_given_longer_ago_than_the_law_asks():
    yamada = make.expert()
    make.shared(yamada)
    yesterday = timezone.localdate() - timedelta(days=1)
    yamada.accesses.exclude(basis="home").update(ended_at=make.now())
    Provision.objects.update(keep_until=yesterday)

    assert delete_what_was_sealed.call() == 1

    assert Provision.objects.get().items == ""


def test_what_was_still_given_when_he_was_erased_is_sealed_for_three_years_from_that_day():
    yamada = make.expert()
    make.shared(yamada)
    # Given so long ago that three years from the first day are over.
    Provision.objects.update(provided_on=date(2019, 4, 1), keep_until=date(2022, 4, 1))

    erase_person(yamada, reason="ご本人の申し出", at=make.now(), by=make.coordinator("writer-AK"))

    assert SealedRecord.objects.get().until == date(2029, 9, 18)
