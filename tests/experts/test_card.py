import pytest

from enishi.experts.transitions.card import Card, card_of, write_parts
from tests import make

pytestmark = pytest.mark.django_db


def test_a_card_that_is_written_back_unchanged_changes_nothing():
    yamada = make.expert("代理店を開拓した")

    assert write_parts(yamada, card_of(yamada)) == []


def test_each_part_that_differs_is_named():
    yamada = make.expert("代理店を開拓した")
    before = card_of(yamada)

    changed = write_parts(yamada, Card(before.person, before.career, {"overseas": 12}, ("通関士",)))

    assert changed == ["specialisms", "qualifications"]
    assert card_of(yamada).specialisms == {"overseas": 12}
    assert card_of(yamada).qualifications == ("通関士",)
