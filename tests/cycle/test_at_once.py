"""What only shows with many at once: on a database of its own."""

import pytest

from tests.cycle.own_database import run

pytestmark = pytest.mark.django_db


def test_of_forty_who_introduce_the_same_expert_at_once_exactly_one_gets_his_last_place(tmp_path):
    told = run("tests.cycle.crowd", tmp_path)

    assert told == str(
        [
            ("cases", 1),
            ("decided", 1),
            ("full", 39),
            ("introduced", 1),
            ("open introductions", 1),
            ("standing", 1),
            ("told", 39),
        ]
    )
