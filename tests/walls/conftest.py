"""A whole invented network in the tables, once for all tests of a module, and taken out again."""

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

TODAY = date(2026, 9, 18)


@pytest.fixture(scope="module")
def network(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic(), everything():
        # `make mutate-guards` loads it once and for all.
        if not Organisation.objects.exists():
            load(build(TODAY))
            tell_the_planner()
        yield
        transaction.set_rollback(True)
