"""Whoever asked that his card be used no more is not given to others before he is answered."""

import pytest
from django.db import transaction

from enishi.experts.models import Basis
from enishi.logbook.refused import Refused
from enishi.rights.models import Right
from enishi.rights.transitions import ask_right, close_case, take_back_right
from tests import make
from tests.experts.test_bases import entrusted, given, published
from tests.two_connections import Beside, committed, only_postgresql

__all__ = ["committed"]


def asked(person, right=Right.STOP):
    by = make.coordinator()
    return ask_right(person, right=right, identified="お電話で。", on=make.TODAY, by=by)


def seeing(person):
    return [one.basis for one in person.accesses.running().order_by("id")]


@pytest.mark.django_db
@pytest.mark.parametrize("right", [Right.STOP, Right.ERASURE])
@pytest.mark.parametrize("basis", [Basis.CONSENT, Basis.ENTRUSTED, Basis.JOINT_USE])
def test_on_no_ground_is_his_card_given_while_he_waits(right, basis):
    yamada = make.expert()
    entrusted(), published(), make.agreed(yamada)
    asked(yamada, right)

    with pytest.raises(Refused, match="令和8年9月18日に申し出ています。お返事がすむまで"):
        given(yamada, basis)

    assert seeing(yamada) == ["home"]


@pytest.mark.django_db
@pytest.mark.parametrize("right", [Right.DISCLOSURE, Right.CORRECTION])
def test_another_request_stops_nothing(right):
    yamada = make.expert()
    published()
    asked(yamada, right)

    given(yamada, Basis.JOINT_USE)

    assert seeing(yamada) == ["home", "joint_use"]


@pytest.mark.django_db
def test_once_he_takes_it_back_or_is_answered_his_card_may_be_given():
    yamada, kimura = make.expert(), make.expert()
    published()
    take_back_right(asked(yamada), at=make.now(), by=make.coordinator())
    close_case(asked(kimura), answer="お話しした。", on=make.TODAY, by=make.coordinator())

    for one in (yamada, kimura):
        given(one, Basis.JOINT_USE)

    assert (seeing(yamada), seeing(kimura)) == (["home", "joint_use"], ["home", "joint_use"])


@pytest.mark.django_db
def test_his_page_offers_his_card_to_nobody_and_says_why(client):
    yamada = make.expert()
    published()
    client.force_login(make.coordinator())
    address = f"/experts/{yamada.public_id}/consents/"
    before = client.get(address).text
    asked(yamada)
    after = client.get(address).text

    assert ["見せる範囲：連絡先と生年月日をのぞく" in page for page in (before, after)] == [
        True,
        False,
    ]
    assert "（2026/9/18）に申し出ています。お返事がすむまで" in after


@only_postgresql
def test_a_sharing_waits_for_a_request_that_is_being_made_and_is_refused(committed):
    yamada, neighbour = make.expert(), make.other_organisation()
    published()

    with transaction.atomic():
        asked(yamada)
        giving = Beside(lambda: given(yamada, Basis.JOINT_USE))
        assert giving.waits()

    assert "お返事がすむまで" in str(giving.outcome())
    assert [one.basis for one in yamada.accesses.live()] == [Basis.HOME]
    assert not yamada.accesses.filter(organisation=neighbour).exists()


@pytest.mark.django_db
def test_todays_work_asks_nobody_to_give_the_card_of_who_waits(client):
    yamada = make.expert()
    make.agreed(yamada)
    client.force_login(make.coordinator())
    task = "登録票を、ほかの団体へ提供する"
    before = client.get("/today/?all=1").text
    asked(yamada)
    after = client.get("/today/?all=1").text

    assert [task in page for page in (before, after)] == [True, False]
