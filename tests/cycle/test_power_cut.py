"""The power goes while something is written: everything stands as before, the draft included."""

import json

import pytest

from tests.cycle.own_database import run
from tests.power_cut import HELD, ONE

pytestmark = pytest.mark.django_db

ON_ITS_PAGE = "write_sheet_on_its_page"
WHOLE = "'people.Draft', 'cycle.HearingSheet', 'cycle.HearingSheetRevision'"
VISITS = [
    "note_prospect",
    "note_prospects",
    "strike_prospects",
    "revise_prospect",
    "approach",
    "refusal",
    "appoint",
    "take_up_again",
    "visit",
    "revise_visit",
    "take_back_visit",
    "restore_visit",
    "log_visit",
    "log_planned",
    "add_photo",
    "take_back_photo",
    "write_sheet",
    "write_sheet_anew",
    "finish_hearing",
    "draw_need",
    "hear_out",
    "hear",
    "revise_need",
    "draft_slip",
    "draft_slip_anew",
    "approve_slip",
    "withdraw_slip",
    "issue_feed",
    "stop_feed",
]


@pytest.fixture(scope="module")
def fates_of_visits(tmp_path_factory, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        told = run("tests.cycle.cut_in_visits", tmp_path_factory.mktemp("var"))
    return json.loads(told)


@pytest.mark.parametrize("step", VISITS)
def test_a_power_cut_leaves_everything_as_it_was(fates_of_visits, step):
    transactions, *cuts = fates_of_visits[step]

    assert transactions == ONE
    assert set(cuts) == {HELD}
    assert len(cuts) > 2


def test_a_draft_outlives_every_power_cut_before_its_sheet_stands(fates_of_visits):
    """The last write of a page is its session's, when all else is there already."""
    _transactions, *cuts = fates_of_visits[ON_ITS_PAGE]

    assert cuts[0] == HELD
    assert [cut for cut in cuts if "people.Draft" in cut and WHOLE not in cut] == []


def test_every_step_is_looked_at(fates_of_visits):
    assert sorted(fates_of_visits) == sorted([*VISITS, ON_ITS_PAGE])


def test_what_is_written_in_two_transactions_would_be_noticed(
    tmp_path, django_db_setup, django_db_blocker
):
    with django_db_blocker.unblock():
        told = json.loads(run("tests.cycle.cut_without_care", tmp_path))

    transactions, *cuts = told["careless"]
    assert transactions.startswith("several")
    assert cuts[-1] == "changed: ['people.Draft']"
