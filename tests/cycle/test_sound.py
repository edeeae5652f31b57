from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from enishi.cycle.models import Acceptance, Manner, Sounding
from enishi.cycle.transitions import (
    accept,
    decline_sounding,
    sound,
    wish_to_hear,
    withdraw_acceptance,
    withdraw_sounding,
)
from enishi.experts.models import BlockedCompany, RegistrationState
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


def ask(decision, told="大田区の精密部品の会社です。", **more):
    return sound(
        decision,
        manner=Manner.TELEPHONE,
        told=told,
        reply_by=more.pop("reply_by", date(2026, 9, 25)),
        on=make.TODAY,
        by=decision.decided_by,
    )


def test_an_expert_is_asked_only_when_the_group_has_decided_on_him():
    decision = make.decision()

    sounding = ask(decision)

    assert (sounding.expert, sounding.decision) == (decision.candidate.access.expert, decision)
    assert list(Sounding.objects.waiting()) == [sounding]


def test_the_database_itself_knows_no_sounding_without_a_decision():
    asked = make.sounding()
    orphan = Sounding(
        organisation=asked.organisation,
        expert=asked.expert,
        manner=Manner.TELEPHONE,
        told="大田区の会社です。",
        reply_by=asked.reply_by,
        asked_at=timezone.now(),
        asked_by=asked.asked_by,
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        orphan.save()


def test_the_companys_name_is_withheld():
    with pytest.raises(Refused, match="「株式会社みどり精機」が文に残っています"):
        ask(make.decision(), told="みどり精機のご相談です。")


def test_who_would_like_to_hear_more_has_not_said_yes_yet():
    sounding = make.sounding()

    wish_to_hear(sounding, manner=Manner.LINK, words="夕方なら電話に出られます。", by=None)

    sounding.refresh_from_db()
    assert sounding.interested_words == "夕方なら電話に出られます。"
    assert list(Acceptance.objects.all()) == []
    assert list(Sounding.objects.waiting()) == [sounding]
    with pytest.raises(Refused, match="もういただいています"):
        wish_to_hear(sounding, manner=Manner.LINK, by=None)


def test_a_yes_tells_what_was_promised_to_a_former_employer():
    sounding = make.sounding()

    with pytest.raises(Refused, match="前の勤め先との約束ごと"):
        accept(sounding, manner=Manner.TELEPHONE, former_duties=" ", by=sounding.asked_by)


def test_nobody_is_asked_twice():
    decision = make.decision()
    ask(decision)

    with pytest.raises(Refused, match="もううかがっています"):
        ask(decision)


def test_who_has_no_place_left_is_not_asked():
    decision = make.decision(make.deliberation(make.expert(capacity=0)))

    with pytest.raises(Refused, match="社数に達しています"):
        ask(decision)


def test_whom_the_company_does_not_want_is_not_asked():
    decision = make.decision()
    BlockedCompany.objects.create(
        expert=decision.candidate.access.expert, company=decision.deliberation.need.company
    )

    with pytest.raises(Refused, match="望んでいません"):
        ask(decision)


def test_the_answer_yes_is_kept_with_its_conditions_and_the_promises_to_a_former_employer():
    sounding = make.sounding()

    accept(
        sounding,
        manner=Manner.TELEPHONE,
        conditions="月2回まで。",
        former_duties="前職の取引先とは1年間、仕事をしない約束。",
        by=sounding.asked_by,
    )

    assert [(a.conditions, a.former_duties, a.noted_by) for a in Acceptance.objects.live()] == [
        ("月2回まで。", "前職の取引先とは1年間、仕事をしない約束。", sounding.asked_by)
    ]
    assert list(Sounding.objects.waiting()) == []


def test_the_expert_answers_himself():
    sounding = make.sounding()
    himself = make.member("yamada", role=make.Role.EXPERT)
    sounding.expert.account = himself
    sounding.expert.save()

    acceptance = accept(sounding, manner=Manner.ACCOUNT, former_duties="なし", by=himself)

    assert acceptance.noted_by is None


def test_nobody_answers_for_another_expert():
    sounding = make.sounding()

    with pytest.raises(NotYours):
        accept(
            sounding,
            manner=Manner.ACCOUNT,
            former_duties="なし",
            by=make.member(role=make.Role.EXPERT),
        )
    with pytest.raises(NotYours):
        wish_to_hear(sounding, manner=Manner.TELEPHONE, by=None)


def test_who_would_rather_not_ends_the_decision_about_him():
    sounding = make.sounding()

    decline_sounding(sounding, manner=Manner.TELEPHONE, why="孫が生まれる。", by=sounding.asked_by)

    sounding.decision.refresh_from_db()
    assert sounding.decision.outcome == "declined"
    with pytest.raises(Refused, match="もういただいています"):
        accept(sounding, manner=Manner.TELEPHONE, former_duties="なし", by=sounding.asked_by)


def test_a_question_that_was_taken_back_is_not_answered():
    sounding = make.sounding()
    withdraw_sounding(sounding, by=sounding.asked_by)

    with pytest.raises(Refused, match="取り下げられました"):
        accept(sounding, manner=Manner.TELEPHONE, former_duties="なし", by=sounding.asked_by)


def test_who_has_died_in_between_gives_no_answer():
    sounding = make.sounding()
    sounding.expert.state = RegistrationState.WITHDRAWN
    sounding.expert.ended_on = make.TODAY
    sounding.expert.save()

    with pytest.raises(Refused, match="登録中ではありません"):
        accept(sounding, manner=Manner.TELEPHONE, former_duties="なし", by=sounding.asked_by)


def test_a_yes_is_taken_back_before_the_company_is_told():
    acceptance = make.acceptance()

    withdraw_acceptance(acceptance, why="体調をくずしたため。", by=acceptance.sounding.asked_by)

    assert list(Acceptance.objects.live()) == []
    acceptance.sounding.decision.refresh_from_db()
    assert acceptance.sounding.decision.outcome == "declined"
