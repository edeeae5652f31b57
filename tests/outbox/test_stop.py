from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.models import ContactManner, ContactNote, Letter, LetterStop, StopReason
from enishi.outbox.transitions import (
    lift_stop,
    release,
    resume_letters_to,
    send_due,
    stop_as_asked,
    stop_letters_to,
)
from tests import make
from tests.outbox.writing import YAMADA, letter, released, sent, to

pytestmark = pytest.mark.django_db


def stopped(person=None, **changed):
    given = {"reason": StopReason.DECEASED, "within": make.organisation()}
    return stop_letters_to(
        person.public_id if person else YAMADA, **given | {"by": make.coordinator()} | changed
    )


def states():
    return [one.state_at(timezone.now()) for one in Letter.objects.order_by("id")]


def test_everything_that_waits_for_a_person_stops_at_once(mailoutbox):
    gone, waiting, drafted = sent(), released(), letter()

    stopped()

    assert states() == ["sent", "stopped", "stopped"]
    send_due(at=timezone.now() + timedelta(minutes=11))
    assert len(mailoutbox) == 1
    assert {gone, waiting, drafted} == set(Letter.objects.all())


def test_a_letter_to_a_stopped_person_is_refused_with_the_reason():
    stopped()

    with pytest.raises(Refused, match="すべて止めてあります（ご逝去）"):
        letter()


def test_another_body_does_not_write_to_somebody_who_has_died_either():
    other = make.other_organisation()
    waiting = released(within=other)

    stopped()

    waiting.refresh_from_db()
    assert waiting.state_at(timezone.now()) == "stopped"
    with pytest.raises(Refused, match="止めてあります"):
        letter(within=other)


def test_who_shares_the_mailbox_still_gets_his_letters(mailoutbox):
    wife = released(recipient=to(name="山田 花子", person=make.organisation().public_id))

    stopped()

    send_due(at=timezone.now() + timedelta(minutes=11))
    wife.refresh_from_db()
    assert wife.state_at(timezone.now()) == "sent"


def test_a_stop_that_comes_while_a_letter_is_being_pressed_holds_it_as_well(mailoutbox):
    waiting = released()
    # As if the stop had been written by somebody whose letters query ran before this release.
    LetterStop.objects.create(
        organisation=make.organisation(),
        person=YAMADA,
        reason=StopReason.UNREACHABLE,
        stopped_at=timezone.now(),
        stopped_by=waiting.drafted_by,
    )

    assert send_due(at=timezone.now() + timedelta(minutes=11)) == 0
    assert (mailoutbox, states()) == ([], ["stopped"])


def test_a_drafted_letter_is_not_released_after_a_stop():
    drafted = letter()
    stopped()

    with pytest.raises(Refused, match="止めてあります"):
        release(drafted, read_at=drafted.version, by=drafted.drafted_by)


def test_letters_go_again_when_the_stop_is_lifted():
    stop = stopped(reason=StopReason.UNREACHABLE)

    resume_letters_to(stop, by=make.coordinator())

    assert letter().state_at(timezone.now()) == "draft"


def test_to_stop_twice_is_one_stop():
    stopped(reason=StopReason.UNREACHABLE)
    stopped()

    assert [stop.reason for stop in LetterStop.objects.live()] == ["deceased"]


def test_another_body_neither_stops_nor_resumes():
    stranger = make.member(of=make.other_organisation())

    with pytest.raises(NotYours):
        stopped(by=stranger)
    with pytest.raises(NotYours):
        resume_letters_to(stopped(), by=stranger)


def lifted_by(client, who, **typed):
    client.force_login(who)
    page = f"/letters/stops/{LetterStop.objects.get().public_id}/endings/"
    return client.post(page, {"manner": "call", "because": "ご本人からお電話があった。"} | typed)


def test_a_stop_is_lifted_with_its_reason_among_the_contacts(client):
    yamada = make.expert("営業")
    stopped(reason=StopReason.UNREACHABLE, person=yamada)
    okamoto = make.coordinator()
    client.force_login(okamoto)
    assert "手紙とメールを止めてあります" in client.get(f"/experts/{yamada.public_id}/").text

    answer = lifted_by(client, okamoto)

    assert answer.headers["Location"] == f"/experts/{yamada.public_id}/"
    assert LetterStop.objects.get().ended_at is not None
    note = ContactNote.objects.get()
    assert (note.about, note.manner) == (yamada.public_id, "call")
    assert note.text == ("手紙とメールを、また送れるようにしました：ご本人からお電話があった。")
    assert "手紙とメールを止めてあります" not in client.get(answer.headers["Location"]).text
    assert lifted_by(client, okamoto).status_code == 404


def test_a_stop_is_lifted_once_and_only_by_the_body_that_set_it():
    stop, okamoto = stopped(reason=StopReason.UNREACHABLE), make.coordinator()
    told = {"manner": ContactManner.CALL, "because": "番号が変わっていた。", "about": None}
    stranger = make.coordinator("ueda", of=make.other_organisation())

    with pytest.raises(NotYours):
        lift_stop(stop, by=stranger, **told)
    lift_stop(stop, by=okamoto, **told)

    with pytest.raises(Refused, match="もう、送れるようになっています"):
        lift_stop(stop, by=okamoto, **told)
    assert ContactNote.objects.count() == 1


def test_a_stop_is_not_lifted_without_a_reason(client):
    stopped()

    answer = lifted_by(client, make.coordinator(), because=" ")

    assert answer.status_code == 422
    assert LetterStop.objects.get().ended_at is None


def test_another_body_does_not_lift_a_stop(client):
    stopped()

    assert (
        lifted_by(client, make.coordinator("ueda", of=make.other_organisation())).status_code == 404
    )
    assert LetterStop.objects.get().ended_at is None


def asked_to_stop(client, person, **typed):
    page = f"/letters/stops/new/?about_kind=experts.expert&about={person.public_id}"
    return client.post(page, {"manner": "call", "words": "用のあるときは電話がよい。"} | typed)


def test_a_person_who_wants_no_more_letters_stays_registered(client):
    yamada = make.expert("営業")
    waiting = released(recipient=to(person=yamada.public_id))
    client.force_login(make.coordinator())
    assert "手紙とメールを止める" in client.get(f"/experts/{yamada.public_id}/").text

    answer = asked_to_stop(client, yamada)

    assert answer.headers["Location"] == f"/experts/{yamada.public_id}/"
    waiting.refresh_from_db()
    yamada.refresh_from_db()
    assert (waiting.state_at(timezone.now()), yamada.state) == ("stopped", "registered")
    assert LetterStop.objects.get().reason == "asked"
    assert ContactNote.objects.get().text == (
        "ご本人の希望で、手紙とメールを止めました：用のあるときは電話がよい。"
    )
    assert "わけ：ご本人の希望" in client.get(answer.headers["Location"]).text


def test_letters_are_not_stopped_without_the_persons_words(client):
    yamada = make.expert("営業")
    client.force_login(make.coordinator())

    assert asked_to_stop(client, yamada, words=" ").status_code == 422
    assert LetterStop.objects.count() == 0


def test_a_stop_for_a_death_is_not_taken_for_a_wish():
    yamada = make.expert("営業")
    stopped(person=yamada)
    told = {"manner": ContactManner.CALL, "words": "もういらない。", "within": yamada.organisation}

    with pytest.raises(Refused, match="もう止めてあります"):
        stop_as_asked(yamada, by=make.coordinator(), **told)

    assert LetterStop.objects.get().reason == "deceased"


def test_an_address_that_names_nobody_is_not_found(client):
    client.force_login(make.coordinator())

    assert client.get("/letters/stops/new/").status_code == 404
    assert asked_to_stop(client, make.organisation()).status_code == 404
