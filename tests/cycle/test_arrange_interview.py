from datetime import timedelta

import pytest

from enishi.cycle.transitions import arrange_interview, move_interview
from enishi.logbook.refused import Conflict
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
