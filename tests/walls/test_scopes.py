"""The first wall alone: every `visible_to`, asked over records of every kind in two bodies."""

from collections.abc import Iterator
from typing import Any

import pytest

from enishi.people.models import Organisation
from tests import make
from tests.matrix.records import PERSONAL
from tests.walls.scopes import SCOPED, bodies_of, seen, shows_too_much, two_bodies

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def own(django_db_setup: None, django_db_blocker: Any) -> Iterator[Organisation]:
    with django_db_blocker.unblock(), two_bodies() as body:
        yield body


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model._meta.label_lower)
def test_a_scope_shows_nobody_a_row_of_another_body(model, own):
    assert not shows_too_much(model, own)


def test_there_is_something_of_both_bodies_behind_every_scope(own):
    """A scope over an empty table hides nothing and would pass."""
    bare = [
        model._meta.label_lower
        for model in SCOPED
        if len(bodies_of([*model._base_manager.all()])) < 2
    ]

    assert bare == []


def test_the_writer_of_a_body_sees_what_he_wrote(own):
    writer = make.coordinator(f"writer-{own.code}", of=own)

    kinds = {model._meta.label_lower for model in SCOPED if seen(model, writer)}

    assert sorted(PERSONAL & {m._meta.label_lower for m in SCOPED} - kinds) == []
