from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from enishi.cycle.models import Decision, Match
from enishi.cycle.transitions import note_past
from enishi.cycle.transitions.note_past import PastCase
from enishi.logbook.chain import faults
from enishi.logbook.refused import NotYours
from tests import make

pytestmark = pytest.mark.django_db


def noon(day):
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC)


def past_case(**told):
    need, yamada = make.need(), make.expert()
    case = PastCase(
        need=need,
        candidates=((yamada.accesses.get(), "段取り。"),),
        decided_on=date(2026, 9, 11),
        rationale="段取りを一から経験。",
        sounded_on=date(2026, 9, 12),
        told="大田区の会社です。",
    )
    return replace(case, **told)


def test_a_closed_case_is_written_down_at_once_and_nobodys_place_is_taken():
    case = past_case(
        introduced_on=date(2026, 9, 13),
        interviewed_on=date(2026, 9, 14),
        answered_on=date(2026, 9, 15),
        reply="yes",
        words="具体的でした。",
        matched_on=date(2026, 9, 16),
        engagement_type="advice",
        ended_on=date(2026, 9, 17),
    )

    note_past(make.organisation(), cases=[case], at=noon, by=case.need.owner)

    made = Match.objects.made().get()
    assert (made.company, made.matched_on, made.area.slug) == (
        case.need.company,
        date(2026, 9, 16),
        "shutoken",
    )
    assert made.company_answer.words == "具体的でした。"
    made.expert.refresh_from_db()
    assert made.expert.current_cases == 0
    assert list(faults()) == []


def test_who_declined_then_was_not_introduced():
    case = past_case()

    note_past(make.organisation(), cases=[case], at=noon, by=case.need.owner)

    assert [d.outcome for d in Decision.objects.all()] == ["declined"]
    assert Match.objects.count() == 0


def test_nobody_writes_anothers_past():
    case = past_case()

    with pytest.raises(NotYours):
        note_past(make.other_organisation(), cases=[case], at=noon, by=case.need.owner)
