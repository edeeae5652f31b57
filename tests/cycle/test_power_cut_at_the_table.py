"""The power goes between the table and the match: every step is there whole, or not at all."""

import json

import pytest

from enishi.cycle import transitions
from tests.cycle.own_database import run
from tests.cycle.test_power_cut import VISITS
from tests.power_cut import HELD, ONE

pytestmark = pytest.mark.django_db
# What a roster writes (tests/rosters), what another step does within its own, and the short list.
ELSEWHERE = {
    *("note_needs", "strike_needs", "note_past"),
    *("end_prospect", "fulfil", "put_forward", "take_back"),
}


@pytest.fixture(scope="module")
def fates_at_the_table(tmp_path_factory, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        told = run("tests.cycle.cut_at_the_table", tmp_path_factory.mktemp("var"))
    return json.loads(told)


def test_a_power_cut_leaves_everything_as_it_was(fates_at_the_table):
    torn = {
        name: cuts
        for name, (transactions, *cuts) in fates_at_the_table.items()
        if transactions != ONE or {*cuts} != {HELD} or len(cuts) < 3
    }

    assert torn == {}


def test_every_transition_of_the_cycle_is_cut_somewhere(fates_at_the_table):
    cut = {*fates_at_the_table, *VISITS, *ELSEWHERE}

    assert sorted({*transitions.__all__} - cut) == []
