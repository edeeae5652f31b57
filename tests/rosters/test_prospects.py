"""訪問先開拓台帳 from Excel: seen first, taken in, taken back; then two presses to a visit."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from enishi.cycle.models import Outcome, Prospect, Visit
from enishi.cycle.transitions import revise_prospect
from enishi.rosters.command import take_in_file
from enishi.rosters.export import write_out
from enishi.rosters.models import Intake
from enishi.rosters.transitions import take_back
from enishi.sheets import Kind
from tests import make
from tests.rosters.given import file, handed_in, pressed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]
ROWS = [
    ["令和8年度　訪問先開拓台帳", None, None, None, None, None, None, None, None, None],
    ["No", "訪問先", "電話", "所在地", "紹介", None, "連絡日", "結果", "断り理由", "次回"],
    [None, None, None, None, "区分", "紹介元", None, None, None, None],
    [1, "㈱架空ばね", "03-0000-1234", "東京都大田区大森1-1", "信金", "あかり信用金庫（架空）",
     "R8.6.1", "不在", None, "2026/6/8"],
    [2, "架空食品", None, "千葉県", None, "架空商工会議所", "2026/6/2", "断り", "いまは忙しい", ""],
    [3, "架空電機", "03-0000-1234", "埼玉県", "デュアルシステム", None, None, "未", None, None],
]  # fmt: skip


@pytest.fixture(autouse=True)
def _programme():
    make.programme()


def taken_in(tmp_path, rows=ROWS):
    path = file(tmp_path, rows)
    told = take_in_file(path, kind="prospects", body=make.organisation(), by=make.coordinator())
    return {name: value for name, value in told.items() if name != "errors"} | {
        "errors": [error["message"] for error in told["errors"]]
    }


def test_a_register_with_two_headings_becomes_lines_with_their_calls(tmp_path):
    assert taken_in(tmp_path) == {"new": 3, "changed": 0, "same": 0, "errors": []}

    spring, food, electric = Prospect.objects.order_by("id")
    assert (spring.name, spring.prefecture, spring.city) == ("㈱架空ばね", "13", "大田区")
    assert [p.referral for p in (spring, food, electric)] == ["bank", "chamber", "earlier"]
    assert spring.referred_by == "あかり信用金庫（架空）"
    call = spring.approaches.get()
    assert (call.on, call.outcome, call.again_on) == (
        date(2026, 6, 1), Outcome.UNREACHED, date(2026, 6, 8),
    )  # fmt: skip
    assert spring.noted_on == date(2026, 6, 1)
    assert list(electric.approaches.all()) == []


def test_who_refused_before_stays_refused_with_the_reason(tmp_path):
    taken_in(tmp_path)

    food = Prospect.objects.get(name="架空食品")
    assert (food.ended_on, food.ended_because) == (date(2026, 6, 2), "いまは忙しい")
    assert food.approaches.get().outcome == Outcome.REFUSED


def test_the_same_file_again_changes_nothing(tmp_path):
    taken_in(tmp_path)

    assert taken_in(tmp_path) == {"new": 0, "changed": 0, "same": 3, "errors": []}


def test_a_changed_row_changes_its_line_and_no_call(tmp_path):
    electric = make.prospect("架空電機", prefecture="11", note="前")

    told = taken_in(
        tmp_path, [["企業名", "備考", "連絡日", "結果"], ["架空電機", "後", "2026/6/1", "不在"]]
    )

    electric.refresh_from_db()
    assert (told["new"], told["changed"]) == (0, 1)
    assert (electric.note, electric.approaches.count()) == ("後", 0)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ([None, "東京都", "2026/6/1", ""], "企業名がありません"),
        (["架空", "東京都", "去年の春", ""], "日付として読めません"),
        (["架空", "東京都", "2026/6/1", "2026/5/1"], "次に連絡する日が、連絡した日より前です"),
        (["長" * 121, "東京都", "", ""], "120文字まで"),
    ],
    ids=["no name", "no day", "next before", "too long"],
)
def test_a_row_that_cannot_be_is_said_so_and_the_others_come_in(tmp_path, row, sentence):
    heading = ["企業名", "都道府県", "連絡日", "次回連絡日"]

    told = taken_in(tmp_path, [heading, row, ["架空板金", "東京都", "", ""]])

    assert [sentence in message for message in told["errors"]] == [True]
    assert [p.name for p in Prospect.objects.all()] == ["架空板金"]


def test_a_call_of_tomorrow_is_refused_and_nothing_is_written(tmp_path):
    tomorrow = timezone.localdate() + timedelta(days=1)
    told = taken_in(
        tmp_path, [["企業名", "連絡日", "結果"], ["架空", f"{tomorrow:%Y/%m/%d}", "不在"]]
    )

    assert told["errors"] == ["連絡した日が、きょうより先の日付です。"]
    assert Prospect.objects.count() == 0


def test_lines_go_again_when_the_roster_is_taken_back(tmp_path):
    old = make.prospect("架空電機", note="前")
    taken_in(tmp_path, [["企業名", "備考"], ["架空電機", "後"], ["架空板金", ""], ["架空鋳物", ""]])
    busy = Prospect.objects.get(name="架空鋳物")
    revise_prospect(busy, values={"note": "電話した"}, read_at=busy.version, by=make.coordinator())

    intake = Intake.objects.get()
    take_back(intake, on=make.TODAY, by=make.coordinator())

    old.refresh_from_db()
    assert old.note == "前"
    assert [p.name for p in Prospect.objects.waiting().order_by("id")] == ["架空電機", "架空鋳物"]
    assert intake.left_count == 1


def test_what_is_written_out_comes_back_without_a_change(tmp_path):
    taken_in(tmp_path)
    path = tmp_path / "out.xlsx"
    write_out(make.organisation(), Kind.PROSPECTS, path)

    told = take_in_file(path, kind="prospects", body=make.organisation(), by=None)

    assert (told["new"], told["changed"], told["same"], told["errors"]) == (0, 0, 2, [])


def test_from_a_line_of_the_file_to_an_appointment_it_takes_two_presses(client, tmp_path):
    intake = handed_in(client, file(tmp_path, ROWS), kind="prospects")
    assert (intake.new_count, intake.error_count) == (3, 0)
    pressed(client, intake)

    page = client.get("/visits/prospects/").content.decode()
    spring = Prospect.objects.get(name="㈱架空ばね")
    first = f"/visits/prospects/{spring.public_id}/#appoint"
    assert first in page
    day = timezone.localdate() + timedelta(days=7)
    second = f"/visits/prospects/{spring.public_id}/appointments/"
    assert second in client.get(first).content.decode()
    client.post(second, {"planned_on": f"{day:%Y/%m/%d}"})

    visit = Visit.objects.get()
    assert (visit.company.name, visit.planned_on) == ("㈱架空ばね", day)


def test_headings_in_everyday_words_are_read_and_days_without_a_year_are_near(tmp_path):
    today = timezone.localdate()
    called, again = today - timedelta(days=12), today + timedelta(days=8)
    rows = [
        ["企業名", "でんわ", "最終TEL日", "けっか", "ことわられた理由", "つぎTELする日"],
        ["架空ばね", "03-0000-1234", f"{called.month}/{called.day}", "不在", None,
         f"{again.month}/{again.day}"],
        ["架空食品", "03-0000-1235", f"{called.month}月{called.day}日", "断り", "忙しい", None],
        [None, "03-0000-1236", f"{called.month}/{called.day}", "不在", None, None],
    ]  # fmt: skip

    told = taken_in(tmp_path, rows)

    assert (told["new"], len(told["errors"])) == (2, 1)
    spring, food = Prospect.objects.order_by("id")
    call = spring.approaches.get()
    assert (spring.telephone, call.on, call.again_on) == ("+81300001234", called, again)
    assert (food.ended_on, food.ended_because) == (called, "忙しい")


def test_a_heading_that_only_resembles_a_telephone_is_none_over_dates(client, tmp_path):
    rows = [["企業名", "TELのめやす", "むかしの番号"], ["架空ばね", "2026/6/1", "なし"]]

    intake = handed_in(client, file(tmp_path, rows), kind="prospects")

    columns = {one["heading"]: one for one in intake.tables[0]["columns"]}
    assert columns["TELのめやす"]["meaning"] != "phone"
    assert columns["むかしの番号"]["samples"] == ["なし"]
