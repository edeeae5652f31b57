"""A whole invented network in the tables, once for all tests of a module, and taken out again.

`make mutate-guards` fills the tables once and for all; then nothing is left to do here.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from enishi.demonstration.loading import load
from enishi.demonstration.world import build
from enishi.people.models import Organisation
from enishi.walls.inside import everything
from tests.postgresql import tell_the_planner
from tests.walls.scopes import two_bodies

TODAY = date(2026, 9, 18)


@pytest.fixture(scope="module")
def network(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic(), everything():
        if not Organisation.objects.exists():
            load(build(TODAY))
            tell_the_planner()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def every_kind(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A record of every kind that has a recipe, in two bodies."""
    with django_db_blocker.unblock(), everything():
        if Organisation.objects.exists():
            yield
            return
        with two_bodies():
            yield
