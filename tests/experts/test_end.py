from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from enishi.experts.models import EndReason, ExpertAccess
from enishi.experts.queries import expert_list
from enishi.experts.transitions import (
    ask_confirmation,
    end_registration,
    take_up_again,
)
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.models import LetterStop
from enishi.outbox.transitions import send_due
from enishi.people.models import Membership
from tests import make

pytestmark = pytest.mark.django_db


def ended(expert, because=EndReason.WISH, **options):
    options = {"on": make.TODAY, "by": make.coordinator()} | options
    return end_registration(expert, because=because, **options)


def test_whoever_ends_is_on_no_list_and_stays_in_the_register_with_day_and_reason():
    yamada = ended(make.expert())

    assert (yamada.state, yamada.ended_on, yamada.ended_because) == (
        "withdrawn",
        make.TODAY,
        "wish",
    )
    assert expert_list(make.coordinator()) == []


def test_other_bodies_see_the_card_no_more():
    yamada, naniwa = make.expert(), make.other_organisation()
    make.shared(yamada, to=naniwa)

    ended(yamada)

    live = ExpertAccess.objects.live().filter(expert=yamada)
    assert [access.organisation for access in live] == [yamada.organisation]


@pytest.mark.parametrize("because", [EndReason.DECEASED, EndReason.UNREACHABLE])
def test_after_a_death_nothing_is_asked_any_more(because):
    yamada = make.expert(email="yamada@example.jp")
    asked = ask_confirmation(yamada, on=make.TODAY, by=make.coordinator())

    ended(yamada, because)

    asked.confirmation.refresh_from_db()
    assert asked.confirmation.ended_at is not None
    assert [s.reason for s in LetterStop.objects.of([yamada.public_id])] == [because]
    with pytest.raises(Refused, match="登録中の方にだけ"):
        ask_confirmation(yamada, on=make.TODAY, by=make.coordinator())


def test_a_mail_that_waited_stops_at_once_and_that_of_his_wife_in_the_same_mailbox_goes(client):
    taro = make.expert(given_name="太郎", email="yamada@example.jp")
    hanako = make.expert(given_name="花子", email="yamada@example.jp")
    client.force_login(make.coordinator())
    both = {"experts": [str(taro.public_id), str(hanako.public_id)]}
    client.post("/experts/confirmations/", both)

    ended(taro, EndReason.DECEASED)

    send_due(at=timezone.now() + timedelta(minutes=11))
    assert [m.body.splitlines()[0] for m in mail.outbox] == ["山田 花子 様"]


def test_whoever_was_thought_dead_gets_letters_again_when_he_is_taken_up():
    yamada = ended(make.expert(), EndReason.UNREACHABLE)

    take_up_again(yamada, on=make.TODAY, by=make.coordinator())

    assert list(LetterStop.objects.of([yamada.public_id])) == []


def test_the_sign_in_as_an_expert_ends_and_comes_back_with_the_registration():
    yamada = make.expert()
    yamada.account = make.member("yamada", role="expert")
    yamada.save()
    memberships = Membership.objects.live().filter(user=yamada.account)

    ended(yamada)
    assert memberships.count() == 0
    take_up_again(yamada, on=make.TODAY, by=make.coordinator())

    assert [m.role for m in memberships] == ["expert"]
    assert (yamada.state, yamada.ended_on, yamada.ended_because) == ("registered", None, "")


def test_a_person_ends_by_his_own_wish_and_for_no_other_reason():
    yamada = make.expert()
    yamada.account = make.member("yamada", role="expert")
    yamada.save()

    with pytest.raises(NotYours, match="登録団体だけ"):
        ended(yamada, EndReason.DECEASED, by=yamada.account)
    ended(yamada, by=yamada.account)

    assert yamada.ended_because == "wish"


def test_nothing_ends_twice_and_nobody_is_taken_up_who_is_there():
    yamada = make.expert()
    with pytest.raises(Refused, match="いま登録されています"):
        take_up_again(yamada, on=make.TODAY, by=make.coordinator())
    ended(yamada)

    with pytest.raises(Refused, match="もう終わっています"):
        ended(yamada)


def test_strangers_end_nothing_and_take_nobody_up():
    yamada, stranger = make.expert(), make.member(of=make.other_organisation())

    with pytest.raises(NotYours):
        ended(yamada, by=stranger)
    ended(yamada)
    with pytest.raises(NotYours):
        take_up_again(yamada, on=make.TODAY, by=stranger)


def test_the_pages_end_a_registration_and_take_it_up_again(client):
    yamada = make.expert()
    client.force_login(make.coordinator())
    page = f"/experts/{yamada.public_id}/endings/"

    unsaid, said = client.post(page), client.post(page, {"because": "unreachable"})

    assert (unsaid.status_code, said.status_code) == (422, 302)
    shown = client.get(f"/experts/{yamada.public_id}/").text
    assert "長期不通" in shown
    assert "登録票を直す" not in shown
    client.post(f"/experts/{yamada.public_id}/readmissions/")
    yamada.refresh_from_db()
    assert yamada.state == "registered"


@pytest.fixture
def helping():
    """Somebody with an account who helps one company."""
    yamada = make.introduction().expert
    yamada.account = make.member("yamada", role="expert")
    yamada.save(update_fields=["account"])
    return yamada


def test_what_runs_is_told_before_the_registration_ends(client, helping):
    page = f"/experts/{helping.public_id}/endings/"
    client.force_login(helping.account)
    before = client.get(page).text

    type(helping).objects.update(current_cases=0)
    after = client.get(page).text

    told = "1社のお手伝いやご紹介が続いています。"
    assert [told in before, "いま続いていることがあります" in after] == [True, False]


def test_who_has_left_is_bidden_farewell_and_his_body_hears_of_it(client, helping):
    client.force_login(helping.account)
    farewell = client.post(f"/experts/{helping.public_id}/endings/", follow=True)

    client.force_login(make.coordinator())
    desk = client.get("/today/").text

    assert "まだ役割がありません" not in farewell.text
    assert "長いあいだ、ありがとうございました。" in farewell.text
    assert "山田 誠一さんが、登録を終えました" in desk
