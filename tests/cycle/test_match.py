from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from enishi.cycle.models import Answer, EngagementType, Match, Side
from enishi.cycle.transitions import end_support, match, undo_match
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


def note(introduction, **more):
    told = {"engagement_type": EngagementType.ADVICE, "on": make.TODAY}
    return match(introduction, by=introduction.introduced_by, **told | more)


def test_a_match_needs_the_yes_of_both_sides_and_keeps_programme_and_area():
    introduction = make.introduction()
    with pytest.raises(Refused, match="企業から"):
        note(introduction)
    make.yes(introduction, Side.COMPANY)
    with pytest.raises(Refused, match="ご本人から"):
        note(introduction)
    make.yes(introduction, Side.EXPERT)

    made = note(introduction)

    assert (made.programme.code, made.area.slug) == ("FY2026", "shutoken")
    introduction.acceptance.sounding.decision.refresh_from_db()
    assert introduction.acceptance.sounding.decision.outcome == "matched"


def test_the_database_itself_knows_no_match_without_the_companys_answer():
    made = make.match()

    with pytest.raises(IntegrityError), transaction.atomic():
        Match.objects.filter(pk=made.pk).update(company_answer=None)


def test_an_introduction_is_matched_once():
    made = make.match()

    with pytest.raises(Refused, match="もう支援が決まっています"):
        note(made.introduction)


def test_employment_is_no_match_without_a_permit():
    introduction = make.introduction()
    make.yes(introduction, Side.COMPANY)
    make.yes(introduction, Side.EXPERT)

    with pytest.raises(Refused, match="職業紹介の許可"):
        note(introduction, engagement_type=EngagementType.EMPLOYMENT)

    assert Match.objects.count() == 0


def test_a_match_is_not_made_before_the_introduction_nor_outside_every_programme():
    introduction = make.introduction()
    make.yes(introduction, Side.COMPANY)
    make.yes(introduction, Side.EXPERT)

    with pytest.raises(Refused, match="ご紹介した日より前"):
        note(introduction, on=make.TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="事業がありません"):
        note(introduction, on=date(2030, 1, 1))


def test_a_match_noted_wrongly_is_taken_back_with_the_reason_and_no_longer_counted():
    made = make.match()

    undo_match(made, why="企業の勘ちがいでした。", by=made.made_by)

    assert list(Match.objects.made()) == []
    assert note(made.introduction).undone_at is None


def test_when_the_support_is_over_the_place_is_free_and_the_match_still_counts():
    made = make.match()
    made.expert.refresh_from_db()
    assert made.expert.current_cases == 1

    end_support(made, on=make.TODAY + timedelta(days=90), by=made.made_by)

    made.expert.refresh_from_db()
    assert made.expert.current_cases == 0
    assert list(Match.objects.made()) == [made]


def test_another_body_notes_no_match_here():
    introduction = make.introduction()

    with pytest.raises(NotYours):
        match(
            introduction,
            engagement_type=EngagementType.ADVICE,
            on=make.TODAY,
            by=make.member(of=make.other_organisation()),
        )
    assert Answer.objects.count() == 0


def test_nobody_is_matched_whose_registration_has_ended():
    introduction = make.introduction()
    make.yes(introduction, Side.COMPANY)
    make.yes(introduction, Side.EXPERT)
    make.gone(introduction.expert)

    with pytest.raises(Refused, match="登録中ではありません"):
        match(introduction, engagement_type="advice", on=make.TODAY, by=introduction.introduced_by)

    assert Match.objects.count() == 0


def test_no_answer_that_leads_on_is_taken_for_somebody_who_has_gone():
    introduction = make.introduction()
    make.gone(introduction.expert)

    with pytest.raises(Refused, match="登録中ではありません"):
        make.yes(introduction, Side.COMPANY)


def test_a_table_that_has_found_as_many_as_were_wanted_is_cleared_and_laid_again_if_undone():
    made = make.match()
    table = made.introduction.deliberation
    table.refresh_from_db()
    assert table.ended_at is not None

    undo_match(made, why="書きまちがい。", by=made.made_by)

    table.refresh_from_db()
    assert table.ended_at is None


def test_a_table_that_still_looks_for_a_second_person_stays_laid():
    need = make.need()
    need.wants = 2
    need.save()
    table = make.deliberation(make.expert(), on=need)

    make.match(make.introduction(make.acceptance(make.sounding(make.decision(table)))))

    table.refresh_from_db()
    assert table.ended_at is None
