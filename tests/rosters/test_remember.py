import pytest

from enishi.logbook.refused import NotYours
from enishi.rosters.queries import remembered
from enishi.rosters.transitions import hand_in, remember_columns
from enishi.sheets import Kind
from tests import make

pytestmark = pytest.mark.django_db


def handed_in():
    body = make.organisation()
    return hand_in(b"x", name="a.xlsx", kind="experts", within=body, by=make.coordinator())


def test_the_last_word_on_a_heading_is_remembered_for_that_body_and_kind_alone():
    intake, okamoto = handed_in(), make.coordinator()

    remember_columns(intake, decided={"持チ味": "style", "欄": ""}, by=okamoto)
    remember_columns(intake, decided={"持チ味": "appeal"}, by=okamoto)

    assert remembered(make.organisation(), Kind.EXPERTS) == {"持チ味": "appeal", "欄": None}
    assert remembered(make.organisation(), Kind.NEEDS) == {}
    assert remembered(make.other_organisation(), Kind.EXPERTS) == {}


def test_a_stranger_says_nothing_about_another_body_s_headings():
    with pytest.raises(NotYours):
        remember_columns(
            handed_in(), decided={"欄": ""}, by=make.member(of=make.other_organisation())
        )

    assert remembered(make.organisation(), Kind.EXPERTS) == {}
