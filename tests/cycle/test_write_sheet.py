from datetime import date
from typing import Any

import pytest

from enishi.cycle.models import HearingSheet, Visit
from enishi.cycle.transitions import finish_hearing, visit, write_sheet
from enishi.cycle.transitions.write_sheet import values_at, values_of
from enishi.logbook.refused import Conflict, NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db

BLANK = values_of(HearingSheet())


def made() -> Visit:
    make.programme()
    return visit(make.company(), visited_on=date(2026, 9, 10), by=make.coordinator())


def written(heard: Visit, *, read_at: int = 0, **values: Any) -> HearingSheet:
    """Save the sheet as it was read, with what somebody changed in it."""
    sheet = HearingSheet.objects.filter(visit=heard).first()
    before = values_at(sheet, read_at) if sheet else BLANK
    return write_sheet(heard, values=before | values, read_at=read_at, by=make.coordinator())


def test_what_was_said_and_what_we_assessed_are_kept_apart():
    sheet = written(made(), said="直接売りたい。", assessed="見積りに五日かかる。")

    assert (sheet.said, sheet.assessed, sheet.version) == (
        "直接売りたい。",
        "見積りに五日かかる。",
        1,
    )


def test_two_who_write_in_different_fields_both_keep_their_words():
    heard = made()
    written(heard, said="直接売りたい。")
    written(heard, read_at=1, tried="展示会に二回出た。")

    sheet = written(heard, read_at=1, expected="取引先を三社。")

    assert (sheet.tried, sheet.expected) == ("展示会に二回出た。", "取引先を三社。")


def test_two_who_write_in_one_field_are_shown_both_texts():
    heard = made()
    written(heard, said="直接売りたい。")
    written(heard, read_at=1, said="海外へ直接売りたい。")

    with pytest.raises(Conflict) as conflict:
        written(heard, read_at=1, said="商社を通さず売りたい。")

    assert conflict.value.current.said == "海外へ直接売りたい。"


def test_two_who_write_the_same_are_of_one_mind():
    heard = made()
    written(heard, said="直接売りたい。")
    written(heard, read_at=1, said="海外へ直接売りたい。")

    assert written(heard, read_at=1, said="海外へ直接売りたい。").version == 3


def test_two_first_savings_of_one_sheet_meet():
    heard = made()
    written(heard, said="直接売りたい。")

    sheet = written(heard, tried="展示会に二回出た。")

    assert (sheet.said, sheet.tried) == ("直接売りたい。", "展示会に二回出た。")
    assert HearingSheet.objects.count() == 1


def test_how_far_a_field_may_travel_is_merged_field_by_field():
    heard = made()
    written(heard, confidentiality={"said": "body"})
    written(heard, read_at=1, confidentiality={"said": "body", "budget": "sealed"})

    sheet = written(heard, read_at=1, confidentiality={"said": "circulate"})

    assert sheet.confidentiality == {"said": "circulate", "budget": "sealed"}


def test_every_saving_is_kept_as_a_version():
    heard = made()
    written(heard, said="一")
    sheet = written(heard, read_at=1, said="二")

    kept = sheet.revisions.order_by("version").values_list("version", "values__said")
    assert list(kept) == [(1, "一"), (2, "二")]


def test_the_next_promise_is_not_before_the_visit():
    with pytest.raises(Refused, match="この訪問の日よりあと"):
        written(made(), next_on=date(2026, 9, 10))


def test_a_finished_hearing_plans_the_second_one():
    sheet = written(made(), said="直接売りたい。", next_on=date(2026, 9, 25))

    planned = finish_hearing(sheet, by=make.coordinator())

    assert (planned.planned_on, planned.visited_on) == (date(2026, 9, 25), None)
    assert finish_hearing(sheet, by=make.coordinator()) is None


def test_a_hearing_without_a_word_is_not_finished():
    sheet = written(made())

    with pytest.raises(Refused, match="空欄のまま"):
        finish_hearing(sheet, by=make.coordinator())


def test_a_hearing_is_finished_only_after_the_visit():
    make.programme()
    ahead = visit(make.company(), planned_on=date(2026, 12, 10), by=make.coordinator())
    sheet = written(ahead, said="お電話で、販路のことと。")

    with pytest.raises(Refused, match="まだ訪問が記録されていません"):
        finish_hearing(sheet, by=make.coordinator())


def test_another_body_neither_writes_nor_reads_a_sheet():
    stranger = make.coordinator("yoso", of=make.other_organisation())
    sheet = written(made(), said="直接売りたい。")

    with pytest.raises(NotYours):
        write_sheet(sheet.visit, values=BLANK, read_at=1, by=stranger)
    assert list(HearingSheet.objects.visible_to(stranger)) == []
