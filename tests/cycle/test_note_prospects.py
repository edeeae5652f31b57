from datetime import date, timedelta

import pytest

from enishi.cycle.models import Outcome, Prospect
from enishi.cycle.transitions import note_prospects, strike_prospects
from enishi.cycle.transitions.note_prospects import ListedProspect
from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db
ON = make.TODAY


def listed(name="架空工業", **call):
    return ListedProspect(values={"name": name, "referral": "bank", "prefecture": "13"}, **call)


def noted(*lines, by=None):
    body = make.organisation()
    return note_prospects(body, listed=lines, on=ON, by=by or make.coordinator())


def test_a_line_is_as_old_as_the_call_of_which_its_list_tells():
    called_on = date(2026, 6, 1)

    (line,) = noted(listed(called_on=called_on, outcome=Outcome.AGAIN, words="また来週"))

    call = line.approaches.get()
    assert (line.noted_on, call.on, call.words) == (called_on, called_on, "また来週")


def test_who_refused_is_on_the_list_with_the_reason_and_waits_for_no_call():
    noted(listed(), listed("架空電機", outcome=Outcome.REFUSED, words="いまは忙しい。"))

    refused = Prospect.objects.get(name="架空電機")
    assert (refused.ended_on, refused.ended_because) == (ON, "いまは忙しい。")
    assert [line.name for line in Prospect.objects.waiting()] == ["架空工業"]


def test_a_call_of_tomorrow_is_refused():
    with pytest.raises(Refused, match="きょうより先"):
        noted(listed(called_on=ON + timedelta(days=1), outcome=Outcome.AGAIN))


def test_another_bodys_register_is_left_alone():
    stranger = make.coordinator("tani", of=make.other_organisation())

    with pytest.raises(NotYours):
        noted(listed(), by=stranger)
    lines = noted(listed())
    with pytest.raises(NotYours):
        strike_prospects(make.organisation(), prospects=lines, on=ON, by=stranger)


def test_lines_that_are_struck_leave_room_for_the_same_again_and_stay_in_the_logbook():
    lines = noted(listed())

    strike_prospects(make.organisation(), prospects=lines, on=ON, by=make.coordinator())
    noted(listed())

    assert [line.version for line in Prospect.objects.order_by("id")] == [2, 1]
    entries = Entry.objects.filter(subject=lines[0].public_id).order_by("position")
    assert [entry.verb for entry in entries] == ["noted", "taken_back"]
