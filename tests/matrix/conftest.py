"""The world of the matrix: built once a module, and gone with it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction

from enishi.walls.inside import everything
from tests.matrix.world import World, build
from tests.postgresql import tell_the_planner


@pytest.fixture(autouse=True)
def _django_db_marker() -> None:
    """Open no transaction around each test: the world has one around all of them."""


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """All bodies, people and records, inside a transaction that is never kept."""
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL: the matrix asks there, where several bodies live")
    with django_db_blocker.unblock(), transaction.atomic(), everything():
        built = build()
        tell_the_planner()
        yield built
        transaction.set_rollback(True)
