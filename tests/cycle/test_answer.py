from datetime import timedelta

import pytest

from enishi.cycle.models import Answer, Manner, Reply, Side
from enishi.cycle.transitions import answer, arrange_interview, correct_answer, note_told
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


def told(introduction, reply=Reply.YES, side=Side.COMPANY, **more):
    by = more.pop("by", introduction.introduced_by)
    manner = more.pop("manner", Manner.TELEPHONE)
    return answer(introduction, side=side, reply=reply, manner=manner, by=by, **more)


def test_what_a_company_says_of_the_person_is_kept():
    given = told(make.introduction(), impression="very_good", words="話が具体的でした。")

    assert (given.reply, given.impression, given.words) == (
        "yes",
        "very_good",
        "話が具体的でした。",
    )


def test_a_reason_is_kept_only_with_a_no_and_a_day_only_with_a_second_interview():
    given = told(make.introduction(), cause="timing", wished_days="火曜の午後")

    assert (given.cause, given.wished_days) == ("", "")


def test_a_side_answers_once_and_again_after_the_second_interview():
    introduction = make.introduction()
    told(introduction, Reply.AGAIN)
    with pytest.raises(Refused, match="もういただいています"):
        told(introduction)
    for days in (5, 9):
        arrange_interview(
            introduction,
            starts_at=make.now() + timedelta(days=days),
            place="貴社",
            by=introduction.introduced_by,
        )

    told(introduction)

    assert [(one.round, one.reply) for one in Answer.objects.order_by("pk")] == [
        (1, "again"),
        (2, "yes"),
    ]


def test_the_company_answers_for_itself_and_not_for_the_expert():
    introduction = make.introduction()
    president = make.member("midorikawa", role=make.Role.COMPANY)
    introduction.company.contacts.create(name="緑川 修司", account=president)
    note_told(introduction, by=introduction.introduced_by)

    given = told(introduction, by=president, manner=Manner.ACCOUNT)

    assert given.noted_by is None
    with pytest.raises(NotYours):
        told(introduction, side=Side.EXPERT, by=president, manner=Manner.ACCOUNT)


def test_a_stranger_answers_for_nobody():
    introduction = make.introduction()

    with pytest.raises(NotYours):
        told(introduction, by=make.member(role=make.Role.COMPANY), manner=Manner.ACCOUNT)
    with pytest.raises(NotYours):
        told(introduction, by=None)


def test_an_answer_noted_wrongly_is_set_aside_with_the_reason():
    introduction = make.introduction()
    wrong = told(introduction, Reply.NO)

    correct_answer(wrong, why="聞きちがえました。", by=introduction.introduced_by)
    told(introduction)

    assert [(one.reply, one.ended_why) for one in Answer.objects.order_by("pk")] == [
        ("no", "聞きちがえました。"),
        ("yes", ""),
    ]
