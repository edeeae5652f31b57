from datetime import timedelta

import pytest

from enishi.cycle.models import Manner, Reply, Side
from enishi.cycle.transitions import answer, arrange_interview, move_interview
from enishi.logbook.refused import Conflict, Refused
from tests import make

pytestmark = pytest.mark.django_db


def arranged(introduction, days=6):
    return arrange_interview(
        introduction,
        starts_at=make.now() + timedelta(days=days),
        place="貴社 会議室",
        by=introduction.introduced_by,
    )


def test_the_second_interview_has_its_own_number():
    introduction = make.introduction()

    arranged(introduction)
    arranged(introduction, days=20)

    assert [one.number for one in introduction.interviews.all()] == [1, 2]


def test_of_two_who_move_an_interview_the_second_is_told():
    interview = arranged(make.introduction())
    by = interview.introduction.introduced_by
    later = make.now() + timedelta(days=9)
    move_interview(interview, starts_at=later, place="あかり会館", read_at=1, by=by)

    with pytest.raises(Conflict):
        move_interview(interview, starts_at=later, place="貴社", read_at=1, by=by)

    interview.refresh_from_db()
    assert interview.place == "あかり会館"


def test_a_new_day_forgets_what_was_answered_to_the_old_one():
    introduction = make.introduction()
    interview, by = arranged(introduction), introduction.introduced_by
    answer(introduction, side=Side.COMPANY, reply=Reply.SUITS, manner=Manner.TELEPHONE, by=by)

    later = make.now() + timedelta(days=9)
    move_interview(interview, starts_at=later, place="貴社", read_at=1, by=by)

    assert list(introduction.answers.live()) == []


def test_an_interview_that_was_answered_for_is_not_moved():
    introduction = make.introduction()
    interview = make.met(introduction)
    make.yes(introduction, Side.COMPANY)

    with pytest.raises(Refused, match="もういただいています"):
        move_interview(
            interview,
            starts_at=make.now(),
            place="貴社",
            read_at=1,
            by=introduction.introduced_by,
        )
