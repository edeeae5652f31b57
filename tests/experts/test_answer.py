import pytest

from enishi.experts.transitions import keep_answer, put_aside
from enishi.logbook.refused import NotYours, Refused
from tests import make
from tests.experts import applying

pytestmark = pytest.mark.django_db
NAME = {"family_name": ["山田"], "given_name": ["誠一"]}


def test_one_answer_is_kept_and_the_others_stay_as_they_are():
    begun = applying.application()

    kept = keep_answer(begun, question="name", answer=NAME, step="check", by=None)

    assert (kept.full_name, kept.said("address", "city")) == ("山田 誠一", "下野市")
    assert kept.version == begun.version + 1


def test_two_pages_open_at_once_lose_neither_answer():
    begun = applying.application()
    before = type(begun).objects.get(pk=begun.pk)
    keep_answer(begun, question="name", answer=NAME, step="check", by=None)

    city = {"prefecture": ["13"], "city": ["大田区"]}
    kept = keep_answer(before, question="address", answer=city, step="check", by=None)

    assert (kept.full_name, kept.said("address", "city")) == ("山田 誠一", "大田区")


def test_what_was_sent_is_not_changed_behind_the_bodys_back():
    with pytest.raises(Refused):
        keep_answer(applying.submitted(), question="name", answer=NAME, step="check", by=None)


def test_a_coordinator_who_takes_over_on_the_telephone_is_kept_as_the_one_who_typed():
    kept = keep_answer(
        applying.application(), question="name", answer=NAME, step="check", by=make.coordinator()
    )

    assert kept.typed_by == make.coordinator()


def test_another_bodys_coordinator_types_nothing_here():
    stranger = make.coordinator("stranger", of=make.other_organisation())

    with pytest.raises(NotYours):
        keep_answer(applying.application(), question="name", answer=NAME, step="check", by=stranger)


def test_an_answer_longer_than_a_book_is_refused_in_words():
    with pytest.raises(Refused, match="長すぎて"):
        keep_answer(
            applying.application(), question="style", answer="長" * 400_001, step="check", by=None
        )


def test_what_is_put_aside_is_no_answer_and_goes_when_one_is_given():
    left = {"family_name": ["山"]}

    aside = put_aside(applying.application(), page="name", typed=left, by=None)
    assert (aside.unfinished, aside.full_name) == ({"name": left}, "髙﨑 由紀子")

    assert keep_answer(aside, question="name", answer=NAME, step="check", by=None).unfinished == {}


def test_the_page_that_was_put_aside_last_comes_last():
    begun = applying.application()

    for page in ("name", "address", "name"):
        begun = put_aside(begun, page=page, typed={}, by=None)

    assert list(begun.unfinished) == ["address", "name"]
