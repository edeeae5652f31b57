from datetime import timedelta

import pytest

from enishi.companies.models import Company
from enishi.cycle.models import Need
from enishi.experts.models import Expert
from enishi.logbook.refused import NotYours, Refused
from enishi.rosters.command import take_in_file
from enishi.rosters.models import Intake
from enishi.rosters.transitions import ask_for, take_back
from enishi.rosters.transitions.ask import Step
from tests import make
from tests.rosters.given import NEEDS, file

pytestmark = pytest.mark.django_db
ROWS = [["氏名", "生年月日", "自己PR", "担当業務"], ["山田　太郎", "S21.4.1", "新しい", "営業"]]


def taken_in(tmp_path, rows=ROWS, kind="experts") -> Intake:
    path = file(tmp_path, rows)
    take_in_file(path, kind=kind, body=make.organisation(), by=make.coordinator())
    return Intake.objects.latest("id")


def undo(intake: Intake) -> None:
    take_back(intake, on=make.TODAY, by=make.coordinator())


def test_new_people_go_and_the_file_can_be_taken_in_again(tmp_path):
    undo(taken_in(tmp_path))

    assert Expert.objects.registered().count() == 0
    taken_in(tmp_path)
    assert Expert.objects.registered().count() == 1


def test_changed_people_stand_as_before(tmp_path):
    expert = make.expert(family_name="山田", given_name="太郎", born_on="1946-04-01", about="前")

    undo(taken_in(tmp_path))

    expert.refresh_from_db()
    assert (expert.about, expert.state, expert.version) == ("前", "registered", 3)


def test_what_somebody_has_worked_on_since_stays_and_is_counted(tmp_path):
    intake = taken_in(tmp_path)
    make.candidate(Expert.objects.get())

    undo(intake)

    assert (Expert.objects.registered().count(), intake.left_count) == (1, 1)


def test_needs_go_with_the_companies_that_came_along_with_them(tmp_path):
    make.company("株式会社架空製作所")

    undo(taken_in(tmp_path, NEEDS, "needs"))

    assert Need.objects.open().count() == 0
    assert [c.name for c in Company.objects.filter(ended_at=None)] == ["株式会社架空製作所"]


def test_after_ten_minutes_nothing_is_taken_back(tmp_path):
    intake = taken_in(tmp_path)
    Intake.objects.update(written_at=intake.written_at - timedelta(minutes=11))

    with pytest.raises(Refused, match="10分まで"):
        ask_for(Step.TAKE_BACK, intake, by=make.coordinator())


def test_nothing_is_taken_back_twice_nor_by_strangers(tmp_path):
    intake = taken_in(tmp_path)
    with pytest.raises(NotYours):
        take_back(intake, on=make.TODAY, by=make.member(of=make.other_organisation()))
    undo(intake)

    with pytest.raises(Refused):
        undo(intake)


def test_each_row_says_whether_it_went_or_stayed_and_what_went_has_no_page(tmp_path):
    rows = [*ROWS, ["鈴木　花子", "S25.1.1", "", "経理"]]
    intake = taken_in(tmp_path, rows)
    make.candidate(Expert.objects.get(family_name="鈴木"))

    undo(intake)

    told = [(r.name, r.is_undone, r.is_left, r.has_page) for r in intake.rows.all()]
    assert told == [("山田 太郎", True, False, False), ("鈴木 花子", False, True, True)]
