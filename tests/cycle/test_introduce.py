from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from enishi.cycle.models import EngagementType, Introduction, IntroductionOutcome
from enishi.cycle.transitions import (
    end_introduction,
    introduce,
    note_permit,
    pass_on,
    withdraw_acceptance,
)
from enishi.experts.models import BlockedCompany, ConsentManner, Provision, RegistrationState
from enishi.experts.transitions import withdraw_consent
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


def test_who_said_yes_is_introduced_and_takes_one_of_his_places():
    acceptance = make.acceptance()

    introduction = introduce(
        acceptance,
        reason="段取りを一から経験しておられます。",
        profile="元 電機メーカー 海外営業部長。",
        profile_approved_on=make.TODAY,
        engagement_type=EngagementType.ADVICE,
        reply_by=make.TODAY + timedelta(days=14),
        on=make.TODAY,
        by=acceptance.sounding.asked_by,
    )

    assert (introduction.expert, introduction.company) == (
        acceptance.sounding.expert,
        acceptance.sounding.decision.deliberation.need.company,
    )
    introduction.expert.refresh_from_db()
    assert introduction.expert.current_cases == 1


def test_what_the_company_is_told_is_written_down_where_it_rests_on_a_consent():
    acceptance = make.acceptance()
    consent = make.agreed(acceptance.sounding.expert, "introduction")

    introduction = make.introduction(acceptance)

    given = Provision.objects.get()
    assert (given.expert, given.company, given.consent, given.provided_on) == (
        introduction.expert,
        introduction.company,
        consent,
        make.TODAY,
    )
    assert given.keep_until == date(2029, 9, 18)


def test_a_consent_to_another_company_introduces_nobody():
    acceptance = make.acceptance()
    make.agreed(acceptance.sounding.expert, "company", company=make.company("乙社"))

    with pytest.raises(Refused, match="同意がありません"):
        make.introduction(acceptance)

    assert [*Introduction.objects.all(), *Provision.objects.all()] == []


def test_the_database_itself_knows_no_introduction_without_a_yes():
    introduction = make.introduction()
    introduction.pk, introduction.acceptance_id = None, None
    introduction._state.adding = True

    with pytest.raises(IntegrityError), transaction.atomic():
        introduction.save()


def test_the_database_itself_knows_one_open_introduction_per_expert_and_deliberation():
    introduction = make.introduction()
    twin = Introduction.objects.get(pk=introduction.pk)
    twin.pk, twin.public_id = None, uuid4()

    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_nobody_is_introduced_twice_on_one_yes():
    acceptance = make.acceptance()
    make.introduction(acceptance)

    with pytest.raises(Refused, match="もうこの企業にご紹介"):
        make.introduction(acceptance)


def test_a_yes_taken_back_between_sounding_and_letter_stops_the_introduction():
    acceptance = make.acceptance()
    withdraw_acceptance(acceptance, why="体調をくずしたため。", by=acceptance.sounding.asked_by)

    with pytest.raises(Refused, match="取りやめておられます"):
        make.introduction(acceptance)


def test_a_consent_withdrawn_between_sounding_and_letter_stops_the_introduction():
    acceptance = make.acceptance()
    withdraw_consent(
        make.agreed(acceptance.sounding.expert, "introduction"),
        manner=ConsentManner.TELEPHONE,
        at=make.now(),
        by=make.coordinator(),
    )

    with pytest.raises(Refused, match="ご紹介への同意を取りやめて"):
        make.introduction(acceptance)


def test_who_has_died_since_he_said_yes_is_not_introduced():
    acceptance = make.acceptance()
    acceptance.sounding.expert.state = RegistrationState.WITHDRAWN
    acceptance.sounding.expert.ended_on = make.TODAY
    acceptance.sounding.expert.save()

    with pytest.raises(Refused, match="登録中ではありません"):
        make.introduction(acceptance)

    assert Introduction.objects.count() == 0


def test_a_company_that_was_blocked_since_is_not_introduced_to():
    acceptance = make.acceptance()
    BlockedCompany.objects.create(
        expert=acceptance.sounding.expert,
        company=acceptance.sounding.decision.deliberation.need.company,
    )

    with pytest.raises(Refused, match="望んでいません"):
        make.introduction(acceptance)


def test_an_expert_who_became_full_since_is_not_introduced():
    acceptance = make.acceptance()
    acceptance.sounding.expert.current_cases = acceptance.sounding.expert.capacity
    acceptance.sounding.expert.save()

    with pytest.raises(Refused, match="社数に達しています"):
        make.introduction(acceptance)


def test_employment_stops_at_the_introduction_and_is_referred_onward():
    acceptance = make.acceptance()

    with pytest.raises(Refused, match="ハローワーク"):
        make.introduction(acceptance, engagement_type=EngagementType.EMPLOYMENT)

    note_permit(
        acceptance.organisation,
        number="13-ユ-000000",
        on=make.TODAY,
        by=acceptance.sounding.asked_by,
    )
    introduction = make.introduction(acceptance, engagement_type=EngagementType.EMPLOYMENT)
    assert introduction.permit == "13-ユ-000000"


def test_the_database_itself_lets_nobody_be_introduced_to_employment_without_a_permit():
    introduction = make.introduction()

    with pytest.raises(IntegrityError, match="permit"), transaction.atomic():
        Introduction.objects.filter(pk=introduction.pk).update(engagement_type="employment")


def test_a_profile_is_not_approved_tomorrow():
    acceptance = make.acceptance()

    with pytest.raises(Refused, match="略歴を確かめた日"):
        make.introduction(acceptance, profile_approved_on=make.TODAY + timedelta(days=1))


def test_an_introduction_that_ended_gives_the_place_back():
    introduction = make.introduction()

    end_introduction(
        introduction,
        outcome=IntroductionOutcome.DECLINED,
        why="時期が合わない。",
        by=introduction.introduced_by,
    )

    introduction.expert.refresh_from_db()
    assert introduction.expert.current_cases == 0
    with pytest.raises(Refused, match="もう終わっています"):
        end_introduction(
            introduction,
            outcome=IntroductionOutcome.DECLINED,
            why="もう一度。",
            by=introduction.introduced_by,
        )


def test_an_introduction_that_was_undone_can_be_made_again():
    introduction = make.introduction()
    end_introduction(
        introduction,
        outcome=IntroductionOutcome.UNDONE,
        why="日付をまちがえた。",
        by=introduction.introduced_by,
    )

    again = make.introduction(introduction.acceptance)

    assert again.pk != introduction.pk


def test_after_a_no_the_next_candidate_follows_in_one_press():
    table = make.deliberation(make.expert(), make.expert(given_name="文子"))
    yamada, takasaki = table.need.candidates.order_by("pk")
    introduction = make.introduction(make.acceptance(make.sounding(make.decision(table))))

    decision = pass_on(
        introduction, candidate=takasaki, why="時期が合わない。", by=introduction.introduced_by
    )

    assert [(one.candidate, one.outcome) for one in table.decisions.order_by("pk")] == [
        (yamada, "declined"),
        (takasaki, ""),
    ]
    assert decision.rationale == takasaki.reason


def test_when_the_next_candidate_cannot_follow_nothing_is_ended():
    introduction = make.introduction()

    with pytest.raises(Refused, match="候補に入っていません"):
        pass_on(
            introduction,
            candidate=make.candidate(),
            why="時期が合わない。",
            by=introduction.introduced_by,
        )

    introduction.refresh_from_db()
    assert introduction.ended_at is None


def test_another_body_introduces_nobody_here():
    acceptance = make.acceptance()
    acceptance.sounding.asked_by = make.member(of=make.other_organisation())

    with pytest.raises(NotYours):
        make.introduction(acceptance)
