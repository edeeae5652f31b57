import pytest

from enishi.cycle.models import AgendaItem, DeliberationMeeting, Minute, Origin
from enishi.cycle.transitions import (
    call_off,
    close_minutes,
    convene,
    move_meeting,
    note_attendance,
    put_on_agenda,
    revise_minute,
    strike_attendance,
    strike_minute,
    take_minute,
    take_off_agenda,
)
from enishi.logbook.refused import Conflict, NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


def test_each_sitting_of_a_group_has_the_next_number():
    first = make.meeting()

    second = make.meeting()

    assert (first.number, second.number) == (1, 2)
    assert second.group == first.group


def test_the_number_of_a_sitting_that_was_called_off_is_given_again():
    call_off(make.meeting(), by=make.coordinator("writer-AK"))

    assert make.meeting().number == 1
    assert [one.number for one in DeliberationMeeting.objects.live()] == [1]


def test_another_body_convenes_nobody_here():
    group = make.meeting().group

    with pytest.raises(NotYours):
        convene(
            group,
            starts_at=make.now(),
            place="よそ",
            chair=make.coordinator(),
            by=make.member(of=make.other_organisation()),
        )


def test_nobody_of_another_body_chairs_a_sitting_or_is_noted_as_one_of_ours():
    sitting, stranger = make.meeting(), make.member("mori", of=make.other_organisation())
    by = sitting.chair

    with pytest.raises(Refused, match="この団体の方にお願い"):
        convene(sitting.group, starts_at=make.now(), place="会館", chair=stranger, by=by)
    told = {"starts_at": sitting.starts_at, "place": "会館", "chair": stranger}
    with pytest.raises(Refused, match="この団体の方にお願い"):
        move_meeting(sitting, **told, read_at=sitting.version, by=by)
    with pytest.raises(Refused, match="この団体の方ではありません"):
        note_attendance(sitting, person=stranger, by=by)


def test_needs_stand_on_the_agenda_in_their_order_and_come_off_again():
    meeting, by = make.meeting(), make.coordinator("writer-AK")
    first = put_on_agenda(meeting, need=make.need(), by=by)
    second = put_on_agenda(meeting, need=make.need(), by=by)
    with pytest.raises(Refused, match="すでに議題"):
        put_on_agenda(meeting, need=first.need, by=by)

    take_off_agenda(first, by=by)

    assert list(AgendaItem.objects.live()) == [second]


def test_a_need_from_a_roster_is_not_on_the_agenda_before_it_was_heard():
    meeting = make.meeting()

    with pytest.raises(Refused, match="訪問して聞き取った"):
        put_on_agenda(
            meeting, need=make.need(origin=Origin.ROSTER), by=make.coordinator("writer-AK")
        )


def test_who_came_is_noted_once_and_guests_by_name():
    meeting, by, sato = make.meeting(), make.coordinator("writer-AK"), make.member("sato")
    noted = note_attendance(meeting, person=sato, by=by)
    with pytest.raises(Refused, match="もう書きとめて"):
        note_attendance(meeting, person=sato, by=by)
    note_attendance(meeting, guest="多摩信用金庫（架空） 森さん", by=by)

    strike_attendance(noted, by=by)

    assert [str(one) for one in meeting.attendances.live()] == ["多摩信用金庫（架空） 森さん"]


def test_two_who_write_minutes_at_once_both_stand():
    meeting, sato = make.meeting(), make.member("sato")
    take_minute(meeting, text="資料を読む。", by=make.coordinator("writer-AK"))

    take_minute(meeting, text="意見を書く。", by=sato)

    assert [one.text for one in meeting.minutes.all()] == ["資料を読む。", "意見を書く。"]


def test_a_line_is_written_anew_once_and_struck_out_readably():
    meeting, by = make.meeting(), make.coordinator("writer-AK")
    line = take_minute(meeting, text="決定。", by=by)
    revise_minute(line, text="決定。山田さんに打診する。", read_at=1, by=by)
    with pytest.raises(Conflict):
        revise_minute(line, text="決定しない。", read_at=1, by=by)

    strike_minute(line, by=by)

    assert [one.text for one in Minute.objects.all()] == ["決定。山田さんに打診する。"]
    assert list(Minute.objects.standing()) == []


def test_closed_minutes_stay_as_they_are():
    meeting, by = make.meeting(), make.coordinator("writer-AK")
    close_minutes(meeting, by=by)

    with pytest.raises(Refused, match="もう閉じられて"):
        take_minute(meeting, text="あとから。", by=by)


def test_a_sitting_whose_minutes_are_closed_is_not_moved():
    meeting, by = make.meeting(), make.coordinator("writer-AK")
    close_minutes(meeting, by=by)
    told = {"starts_at": meeting.starts_at, "place": "みなと会館", "chair": by}

    with pytest.raises(Refused, match="もう閉じられて"):
        move_meeting(meeting, **told, read_at=2, by=by)
