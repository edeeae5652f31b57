import pytest

from enishi.cycle.transitions import take_back
from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


def test_taking_back_ends_the_candidacy_and_says_who_did_it():
    candidate = make.candidate()

    take_back(candidate, by=candidate.need.owner)

    candidate.refresh_from_db()
    assert candidate.taken_back_by == candidate.need.owner
    assert list(candidate.need.candidates.live()) == []
    assert Entry.objects.filter(verb="taken_back", subject=candidate.public_id).count() == 1


def test_nobody_is_taken_back_twice():
    candidate = make.candidate()
    take_back(candidate, by=candidate.need.owner)

    with pytest.raises(Refused, match="すでに候補から外れています"):
        take_back(candidate, by=candidate.need.owner)


def test_another_body_cannot_take_back():
    candidate = make.candidate()

    with pytest.raises(NotYours):
        take_back(candidate, by=make.member(of=make.other_organisation()))
