from datetime import timedelta

import pytest

from enishi.experts.models import Basis, ConsentManner
from enishi.experts.transitions import (
    approve_blind_profile,
    share_expert,
    withdraw_consent,
    write_blind_profile,
)
from enishi.web.start.received import received
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]
TODAY = make.LATER
DAY = timedelta(days=1)


def shared(person, *, days_ago=0):
    body, by = make.other_organisation(), make.coordinator()
    on = TODAY - days_ago * DAY
    return share_expert(person, to=[body], basis=Basis.CONSENT, on=on, by=by)[0]


def waiting(user):
    return [(task.title, task.address) for task in received(user, TODAY)]


@pytest.fixture
def kita():
    return make.coordinator("kita", of=make.other_organisation())


def test_whoever_newly_came_to_a_body_stands_on_its_start_page(kita):
    yamada = make.expert()
    make.agreed(yamada)
    shared(yamada, days_ago=3)

    assert waiting(kita) == [("山田 誠一さんの登録票が届きました", f"/experts/{yamada.public_id}/")]
    assert waiting(make.coordinator()) == []


def test_after_two_weeks_he_is_new_no_more(kita):
    yamada = make.expert()
    make.agreed(yamada)
    shared(yamada, days_ago=15)

    assert waiting(kita) == []


def test_a_withdrawal_takes_him_off_the_start_page(kita):
    yamada = make.expert()
    make.agreed(yamada)
    right = shared(yamada)
    by = make.coordinator()
    withdraw_consent(right.consent, manner=ConsentManner.TELEPHONE, at=make.now(), by=by)

    assert waiting(kita) == []


def test_words_without_a_name_are_counted_and_name_nobody(kita):
    yamada, by = make.expert(), make.coordinator()
    make.agreed(yamada, visibility="blind")
    written = write_blind_profile(yamada, text="元 購買部長。", at=make.now(), by=by)
    heard = {"manner": ConsentManner.TELEPHONE, "note": "読みあげた。"}
    approve_blind_profile(written, **heard, on=make.TODAY, by=by)
    shared(yamada)

    assert waiting(kita) == [("お名前を伏せた略歴が、1名分届きました", "/experts/blind/")]
