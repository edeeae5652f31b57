from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.experts.models import ConsentManner
from enishi.experts.transitions import withdraw_consent
from enishi.people.models import Role
from enishi.rights.models import Right
from enishi.rights.transitions import ask_right
from enishi.web.start.desk import tasks_of
from enishi.web.start.rights import asked_by_law, withdrawn
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]
TODAY = make.LATER
DAY = timedelta(days=1)


def asked(person, *, days_ago=0):
    known = {"identified": "お電話で生年月日をうかがった", "by": make.coordinator()}
    on = TODAY - days_ago * DAY
    return ask_right(person, right=Right.DISCLOSURE, words="", on=on, **known)


def test_what_a_person_asked_by_law_stands_on_the_start_page_of_his_body_alone():
    yamada = make.expert()
    case = asked(yamada)

    tasks = list(asked_by_law(make.coordinator(), TODAY))

    assert [(task.title, task.address, task.pressing) for task in tasks] == [
        (
            "山田 誠一さんからの申し出にお返事する：開示（見たい）",
            f"/rights/{case.public_id}/",
            False,
        )
    ]
    assert tasks[0] in tasks_of(make.coordinator(), TODAY)
    assert list(asked_by_law(make.coordinator("kita", of=make.other_organisation()), TODAY)) == []


def test_it_presses_in_its_last_week_and_says_when_its_day_has_passed():
    case = asked(make.expert(), days_ago=14)

    said = {
        (case.due_on + n * DAY): next(asked_by_law(make.coordinator(), case.due_on + n * DAY))
        for n in (-8, -7, 0, 1)
    }

    assert [(task.when, task.pressing) for task in said.values()] == [
        ("あと8日", False),
        ("あと7日", True),
        ("きょうまで", True),
        ("期限切れ", True),
    ]


def test_whoever_withdrew_himself_is_told_to_his_body_once_and_for_two_weeks():
    yamada = make.expert(account=make.member("yamada", role=Role.EXPERT))
    consent = make.agreed(yamada)

    assert list(withdrawn(make.coordinator(), TODAY)) == []
    withdraw_consent(consent, manner=ConsentManner.ONLINE, at=timezone.now(), by=yamada.account)

    told = [(task.title, task.address) for task in withdrawn(make.coordinator(), TODAY)]
    assert told == [
        (
            "山田 誠一さんが、同意を取りやめました：ほかの協働団体への提供",
            f"/experts/{yamada.public_id}/consents/",
        )
    ]
    type(consent).objects.update(ended_at=timezone.now() - 15 * DAY)
    assert list(withdrawn(make.coordinator(), TODAY)) == []


def test_what_the_body_itself_wrote_is_no_news_to_it():
    consent = make.agreed(make.expert())

    withdraw_consent(
        consent, manner=ConsentManner.TELEPHONE, at=timezone.now(), by=make.coordinator()
    )

    assert list(withdrawn(make.coordinator(), TODAY)) == []
