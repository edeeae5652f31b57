from datetime import date

import pytest

from enishi.cycle.models import HearingSheet, Visit
from enishi.cycle.transitions import log_planned, log_visit, visit
from enishi.logbook.refused import Refused
from tests import make

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 10)
PROMISE = {"next_on": date(2026, 9, 25), "next_promise": "一覧をいただく"}


def logged(company, promise=PROMISE):
    make.programme()
    return log_visit(
        company, visited_on=DAY, details={"place": "本社"}, companions=[], promise=promise,
        by=make.coordinator(),
    )  # fmt: skip


def test_a_visit_and_its_promise_are_one_change():
    with pytest.raises(Refused):
        logged(make.company(), promise=PROMISE | {"next_on": DAY})

    assert Visit.objects.count() == 0


def test_a_promise_is_kept_beside_what_was_written_before_the_visit():
    make.programme()
    planned = visit(make.company(), planned_on=DAY, by=make.coordinator())
    HearingSheet.objects.create(
        organisation=planned.organisation, visit=planned, said="お電話で、販路のことと。"
    )

    log_planned(
        planned, visited_on=DAY, details={}, companions=[], promise=PROMISE, by=make.coordinator()
    )

    sheet = HearingSheet.objects.get()
    assert (sheet.said, sheet.next_promise) == ("お電話で、販路のことと。", "一覧をいただく")


def test_a_visit_without_a_promise_leaves_no_sheet():
    logged(make.company(), promise={"next_on": None, "next_promise": ""})

    assert HearingSheet.objects.count() == 0
