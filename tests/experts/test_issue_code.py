import pytest

from enishi.experts.codes import ALPHABET, as_typed
from enishi.experts.registration.queries import application_with_code
from enishi.experts.transitions import issue_code
from tests.experts import applying

pytestmark = pytest.mark.django_db


def test_a_code_opens_its_application_and_is_kept_only_as_a_fingerprint():
    begun = applying.application()

    code = issue_code(begun, by=None)

    assert application_with_code(code) == begun
    assert code not in {str(value) for value in type(begun).objects.values_list()[0]}


def test_a_new_code_closes_the_door_of_the_old_one():
    begun = applying.application()
    old, new = issue_code(begun, by=None), issue_code(begun, by=None)

    assert [application_with_code(old), application_with_code(new)] == [None, begun]


def test_a_code_has_eight_characters_that_nobody_confuses():
    code = issue_code(applying.application(), by=None)

    assert (len(code), set(code) - set(ALPHABET)) == (8, set())
    assert set(ALPHABET) & set("0OQD1IL2Z5S6G8BUV") == set()


@pytest.mark.parametrize("typed", ["ACEF-3479", "acef3479", "ＡＣＥＦー３４７９", " a c e f 3479 "])
def test_a_code_is_read_however_it_is_typed(typed):
    assert as_typed(typed) == "ACEF3479"


def test_an_empty_code_opens_nothing_although_many_have_none():
    applying.application()

    assert application_with_code("") is None
