"""お変わりありませんか: asked once a year, answered by one press."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from enishi.experts.models import Confirmation, ConfirmationManner, Expert
from enishi.experts.queries import due_for_confirmation
from enishi.experts.transitions import (
    ask_confirmation,
    confirm_by_link,
    note_confirmation,
)
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.models import Letter
from enishi.outbox.transitions import send_due
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]
DUE = "/experts/confirmations/"


def asked(expert: Expert, on: date = make.TODAY):
    return ask_confirmation(expert, on=on, by=make.coordinator())


def links() -> list[str]:
    """Where the mails lead that go after ten minutes."""
    send_due(at=timezone.now() + timedelta(minutes=11))
    return [re.search(r"http://testserver(\S+)", m.body)[1] for m in mail.outbox]


def test_looking_at_the_link_answers_nothing_and_one_press_does(client):
    yamada = make.expert()
    page = f"/experts/confirmations/{asked(yamada, timezone.localdate()).secret}/"

    seen = [client.get(page), client.head(page), client.get(page)]
    yamada.refresh_from_db()
    assert ([s.status_code for s in seen], yamada.confirmed_on) == ([200, 200, 200], None)

    client.post(page)

    yamada.refresh_from_db()
    answer = Confirmation.objects.get()
    assert yamada.confirmed_on == timezone.localdate()
    assert (answer.manner, answer.noted_by) == ("link", None)
    assert "うけたまわりました" in client.get(page).text


def test_a_link_answers_once_and_only_as_long_as_it_is_valid():
    yamada, sato = make.expert(), make.expert(family_name="佐藤")
    first = asked(yamada).confirmation
    confirm_by_link(first, on=make.TODAY)
    with pytest.raises(Refused, match="もうちょうだいしています"):
        confirm_by_link(first, on=make.TODAY)

    with pytest.raises(Refused, match="期限が過ぎています"):
        confirm_by_link(asked(sato).confirmation, on=make.TODAY + timedelta(days=91))


def test_only_the_newest_letter_counts_and_only_its_print_is_kept(client):
    yamada = make.expert()
    old, new = asked(yamada), asked(yamada)

    with pytest.raises(Refused, match="期限が過ぎています"):
        confirm_by_link(old.confirmation, on=make.TODAY)
    kept = str(list(Confirmation.objects.values()))
    assert (old.secret in kept, new.secret in kept) == (False, False)


@pytest.mark.parametrize("secret", ["x" * 43, "short", "あ" * 30, "x" * 5000])
def test_a_link_that_nobody_wrote_is_answered_in_words(client, secret):
    answer = client.get(f"/experts/confirmations/{secret}/")

    assert answer.status_code == 404
    assert "お手紙は見つかりません" in answer.text


def test_the_page_of_a_link_shows_no_more_than_a_family_name(client):
    yamada = make.expert(given_name="誠一", telephone="+819012345678", city="大田区")

    page = client.get(f"/experts/confirmations/{asked(yamada).secret}/").text

    assert "山田様" in page
    assert [secret for secret in ("誠一", "1234", "大田区") if secret in page] == []


def test_who_is_due_is_told_by_the_last_word_and_the_longest_silence_comes_first():
    day = date(2026, 9, 18)
    never = make.expert(family_name="登録だけ")
    fresh, old = make.expert(family_name="先月"), make.expert(family_name="二年前")
    for expert, said in ((fresh, date(2026, 8, 1)), (old, date(2024, 5, 1))):
        note_confirmation(
            expert, manner=ConfirmationManner.TELEPHONE, on=said, by=make.coordinator()
        )
    make.expert(of=make.other_organisation(), family_name="よその方")

    assert list(due_for_confirmation(make.coordinator(), day)) == [never, old]


def test_a_couple_with_one_mailbox_gets_a_letter_each_and_answers_for_himself(client):
    taro = make.expert(given_name="太郎", email="yamada@example.jp")
    hanako = make.expert(given_name="花子", email="yamada@example.jp")
    client.force_login(make.coordinator())

    client.post(DUE, {"experts": [str(taro.public_id), str(hanako.public_id)]})

    assert mail.outbox == []
    _his, hers = links()
    assert [m.body.splitlines()[0] for m in mail.outbox] == ["山田 太郎 様", "山田 花子 様"]
    client.logout()
    client.post(hers)
    taro.refresh_from_db()
    hanako.refresh_from_db()
    assert (taro.confirmed_on, hanako.confirmed_on) == (None, timezone.localdate())


def test_somebody_without_mail_is_asked_by_telephone_and_that_is_noted(client):
    yamada, okamoto = make.expert(), make.coordinator()
    client.force_login(okamoto)
    assert "メールもご住所もありません" in client.get(DUE).text

    refused = client.post(DUE, {"experts": [str(yamada.public_id)]})
    client.post(f"/experts/{yamada.public_id}/answers/", {"manner": "telephone", "list": "1"})

    yamada.refresh_from_db()
    assert (refused.status_code, Letter.objects.count()) == (422, 0)
    assert yamada.confirmed_on == timezone.localdate()


def test_somebody_with_an_address_only_gets_a_letter_with_a_slip_to_send_back(client):
    yamada = make.expert(postal_code="1440055", city="大田区", street="仲六郷1-2-3")
    client.force_login(make.coordinator())

    client.post(DUE, {"experts": [str(yamada.public_id)]})

    letter = Letter.objects.get()
    assert (letter.manner, letter.with_answer_slip, letter.answer_address) == ("post", True, "")
    assert (letter.address, letter.released_at) == ("東京都大田区仲六郷1-2-3", None)


def test_an_answer_heard_keeps_who_heard_it():
    yamada, okamoto = make.expert(), make.coordinator()
    question = asked(yamada).confirmation

    note_confirmation(yamada, manner=ConfirmationManner.PAPER, on=make.TODAY, by=okamoto)

    question.refresh_from_db()
    assert (question.manner, question.noted_by) == ("paper", okamoto)


def test_only_the_home_body_asks_and_notes():
    yamada, stranger = make.expert(), make.member(of=make.other_organisation())

    with pytest.raises(NotYours):
        ask_confirmation(yamada, on=make.TODAY, by=stranger)
    with pytest.raises(NotYours):
        note_confirmation(yamada, manner=ConfirmationManner.TELEPHONE, on=make.TODAY, by=stranger)
    with pytest.raises(Refused, match="お電話か"):
        note_confirmation(
            yamada, manner=ConfirmationManner.LINK, on=make.TODAY, by=make.coordinator()
        )
