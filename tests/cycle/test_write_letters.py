from datetime import datetime, timedelta

import pytest
from django.utils import timezone, translation

from enishi.cycle.models import IntroductionOutcome, Manner
from enishi.cycle.transitions import (
    arrange_interview,
    decline_sounding,
    end_introduction,
    step_aside,
    write_appointment,
    write_introduction,
    write_regret,
    write_sounding,
)
from enishi.experts.models import ConsentManner, RegistrationState
from enishi.experts.transitions import withdraw_consent
from enishi.logbook.refused import Refused
from enishi.outbox.models import Letter, State
from enishi.outbox.transitions import (
    discard_letter,
    note_bounce,
    propose_letter,
    release,
    revise_letter,
    send_due,
)
from tests import make

pytestmark = pytest.mark.django_db


def page(token: str) -> str:
    return f"https://enishi.example/replies/{token}/"


def letter_to_company(introduction):
    return write_introduction(introduction, page=page, by=introduction.introduced_by)


def sent_off(introduction):
    letter = letter_to_company(introduction)
    Letter.objects.filter(pk=letter.pk).update(manner="mail", email="midori@example.jp")
    letter.refresh_from_db()
    return release(letter, read_at=letter.version, by=introduction.introduced_by)


def withdrawn(consent):
    by = make.coordinator(f"writer-{consent.organisation.code}")
    return withdraw_consent(consent, manner=ConsentManner.TELEPHONE, at=make.now(), by=by)


def test_who_withdraws_his_consent_stops_the_letter_that_tells_a_company_of_him():
    acceptance = make.acceptance()
    consent = make.agreed(acceptance.sounding.expert, "introduction")
    letter = sent_off(make.introduction(acceptance))

    withdrawn(consent)

    letter.refresh_from_db()
    assert letter.state_at(timezone.now()) == State.STOPPED
    assert send_due(at=timezone.now() + timedelta(minutes=11)) == 0


def test_who_withdraws_one_consent_of_two_gives_the_letter_back_to_its_writer():
    acceptance = make.acceptance()
    expert = acceptance.sounding.expert
    make.agreed(expert, "introduction")
    narrower = make.agreed(
        expert, "company", company=acceptance.sounding.decision.deliberation.need.company
    )
    letter = sent_off(make.introduction(acceptance))

    withdrawn(narrower)

    letter.refresh_from_db()
    assert (letter.state_at(timezone.now()), letter.released_at) == (State.DRAFT, None)
    assert "同意を取りやめました" in letter.trouble


def test_the_letter_to_the_company_tells_who_why_when_and_where_to_answer():
    introduction = make.introduction()
    arrange_interview(
        introduction,
        starts_at=make.now() + timedelta(days=6),
        place="貴社 会議室",
        attending="岡本",
        by=introduction.introduced_by,
    )

    letter = letter_to_company(introduction)

    assert letter.recipient_firm == "株式会社みどり精機"
    for told in ("山田 誠一 様", introduction.profile, introduction.reason, "貴社 会議室", "岡本"):
        assert told in letter.particulars
    assert letter.answer_address.startswith("https://enishi.example/replies/")
    introduction.refresh_from_db()
    assert introduction.letter == letter.public_id


def test_a_name_with_angle_brackets_stays_a_name():
    company = make.company("<b>A&B</b> =SUM(1) 工業")
    need = make.need(of=company)
    introduction = make.introduction(
        make.acceptance(make.sounding(make.decision(make.deliberation(on=need))))
    )

    letter = letter_to_company(introduction)

    assert letter.recipient_firm == "<b>A&B</b> =SUM(1) 工業"


def test_no_letter_is_written_for_somebody_who_has_died_since_he_was_introduced():
    introduction = make.introduction()
    introduction.expert.state = RegistrationState.WITHDRAWN
    introduction.expert.ended_on = make.TODAY
    introduction.expert.save()

    with pytest.raises(Refused, match="紹介状は送らずに"):
        letter_to_company(introduction)

    assert Letter.objects.count() == 0


def test_undoing_calls_the_waiting_letter_back():
    introduction = make.introduction()
    letter = letter_to_company(introduction)
    Letter.objects.filter(pk=letter.pk).update(email="midori@example.jp", manner="mail")
    letter.refresh_from_db()
    release(letter, read_at=letter.version, by=introduction.introduced_by)

    end_introduction(
        introduction,
        outcome=IntroductionOutcome.UNDONE,
        why="日付をまちがえた。",
        by=introduction.introduced_by,
    )

    letter.refresh_from_db()
    assert letter.state_at(timezone.now()) == State.DISCARDED


def sent(introduction):
    letter = letter_to_company(introduction)
    now = timezone.now()
    Letter.objects.filter(pk=letter.pk).update(
        email="midori@example.jp",
        manner="mail",
        released_at=now,
        released_by=introduction.introduced_by,
        due_at=now,
        sent_at=now,
    )
    letter.refresh_from_db()
    return letter


def test_once_the_letter_went_nothing_is_undone_but_it_can_be_stopped_with_the_reason():
    introduction = make.introduction()
    sent(introduction)
    told = {"why": "ご事情が変わった。", "by": introduction.introduced_by}

    with pytest.raises(Refused, match="取り消しではなく"):
        end_introduction(introduction, outcome=IntroductionOutcome.UNDONE, **told)
    ended = end_introduction(introduction, outcome=IntroductionOutcome.STOPPED, **told)

    assert ended.ended_why == "ご事情が変わった。"


def test_a_letter_that_came_back_shows_on_the_page_of_the_introduction(client):
    introduction = make.introduction()
    letter = sent(introduction)
    note_bounce(
        letter, why="宛先が見つかりません", at=timezone.now(), by=introduction.introduced_by
    )
    client.force_login(introduction.introduced_by)

    shown = client.get(f"/introductions/{introduction.public_id}/").content.decode()

    assert "届きませんでした" in shown


def test_the_letter_that_asks_an_expert_names_no_company():
    sounding = make.sounding()

    letter = write_sounding(sounding, page=page, by=sounding.asked_by)

    assert "大田区の精密部品の会社です。" in letter.body
    assert "みどり精機" not in letter.body + letter.subject + letter.particulars
    assert letter.recipient_person == sounding.expert.public_id


def test_the_expert_is_told_the_day_with_a_file_for_his_calendar():
    introduction = make.introduction()
    interview = arrange_interview(
        introduction,
        starts_at=make.now() + timedelta(days=6),
        place="貴社 会議室",
        by=introduction.introduced_by,
    )

    letter = write_appointment(interview, page=page, by=introduction.introduced_by)

    event = bytes(letter.attachments.get().file.content).decode()
    assert "BEGIN:VEVENT" in event
    assert "DTSTART:20260924T010000Z" in event
    assert "SUMMARY:面談　株式会社みどり精機" in event


def test_a_courteous_letter_goes_only_to_whom_was_asked_and_did_not_come_to_it():
    sounding = make.sounding()
    with pytest.raises(Refused, match="まだご相談が進んでいます"):
        write_regret(sounding, by=sounding.asked_by)
    decline_sounding(sounding, manner=Manner.TELEPHONE, by=sounding.asked_by)
    sounding.decision.refresh_from_db()

    letter = write_regret(sounding, by=sounding.asked_by)

    assert letter.recipient_person == sounding.expert.public_id
    assert "みどり精機" not in letter.body


def test_a_company_that_said_no_and_a_person_who_said_no_are_told_of_differently():
    introduction = make.introduction()
    sounding, by = introduction.acceptance.sounding, introduction.introduced_by
    end_introduction(
        introduction, outcome=IntroductionOutcome.DECLINED, why="年内は手が回らない。", by=by
    )
    refused = make.sounding(
        make.decision(make.deliberation(make.expert(), on=make.need(of=make.company("別の会社"))))
    )
    decline_sounding(refused, manner=Manner.TELEPHONE, by=refused.asked_by)

    told = [write_regret(one, by=by).body for one in (sounding, refused)]

    assert ["企業のご事情により" in text for text in told] == [True, False]


def test_the_letter_of_thanks_is_written_once_and_again_after_it_was_given_up():
    sounding = make.sounding()
    decline_sounding(sounding, manner=Manner.TELEPHONE, by=sounding.asked_by)
    letter = write_regret(sounding, by=sounding.asked_by)
    with pytest.raises(Refused, match="もう書いてあります"):
        write_regret(sounding, by=sounding.asked_by)

    discard_letter(letter, by=sounding.asked_by)

    assert list(sounding.thanks) == []
    assert write_regret(sounding, by=sounding.asked_by) != letter


def test_the_table_offers_the_letter_of_thanks_by_one_press_and_shows_it_afterwards(client):
    sounding = make.sounding()
    client.force_login(sounding.asked_by)
    address = f"/deliberations/{sounding.decision.deliberation.public_id}/"
    button = "お礼とお断りの手紙を書く"
    assert button not in client.get(address).content.decode()
    decline_sounding(sounding, manner=Manner.TELEPHONE, by=sounding.asked_by)
    assert button in client.get(address).content.decode()

    client.post(f"/soundings/{sounding.public_id}/regrets/")

    shown = client.get(address).content.decode()
    assert (button in shown, "先日のご相談について" in shown) == (False, True)


def test_a_new_day_reaches_the_letter_that_has_not_gone_and_leaves_what_was_written_in_it():
    introduction = make.introduction()
    by = introduction.introduced_by
    letter = letter_to_company(introduction)
    revise_letter(
        letter,
        values={"body": "先日の工場見学も、ありがとうございました。"},
        read_at=letter.version,
        by=by,
    )
    propose_letter(letter, read_at=letter.version, by=by)
    starts_at = timezone.make_aware(datetime.fromisoformat("2099-12-01T14:00"))
    arrange_interview(introduction, starts_at=starts_at, place="貴社 会議室", by=by)

    again = letter_to_company(introduction)

    assert [one.pk for one in Letter.objects.all()] == [letter.pk]
    assert again.body == "先日の工場見学も、ありがとうございました。"
    assert "14時00分から60分ほど" in again.particulars
    assert "ご都合をお聞かせください。" not in again.particulars
    assert (again.proposed_at, again.answer_address) == (None, letter.answer_address)


def test_a_letter_is_in_japanese_whatever_language_its_writer_reads():
    introduction = make.introduction()

    with translation.override("en"):
        letter = letter_to_company(introduction)

    assert (letter.subject, letter.language) == ("新現役のご紹介について", "ja")


def test_the_expert_is_told_whose_premises_he_comes_to():
    company = make.company(prefecture="13", city="大田区", street="仲六郷1-2-3")
    table = make.deliberation(on=make.need(of=company))
    introduction = make.introduction(make.acceptance(make.sounding(make.decision(table))))
    by = introduction.introduced_by
    interview = arrange_interview(
        introduction, starts_at=make.now() + timedelta(days=3), place="貴社 会議室", by=by
    )

    letter = write_appointment(interview, page=page, by=by)

    assert "株式会社みどり精機（東京都大田区仲六郷1-2-3） 会議室" in letter.particulars
    assert "貴社" not in letter.particulars


def test_who_stepped_aside_writes_to_nobody_about_the_case():
    introduction, hirai = make.introduction(), make.member("hirai")
    interview = make.met(introduction)
    step_aside(introduction.deliberation, person=hirai, reason="むかしの同僚", by=hirai)

    with pytest.raises(Refused, match="席を外しておられます"):
        write_appointment(interview, page=page, by=hirai)
    assert not Letter.objects.exists()
