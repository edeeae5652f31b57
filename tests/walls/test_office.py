"""The 推進室 reads much of other bodies and writes nothing of it: a form is refused unread.

So does a body with whom a card was shared. Which forms, says docs/authorization.csv, where they are
answered 403; here on both databases.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from enishi.people.models import Organisation
from tests import make
from tests.matrix.operations import Operation, operations
from tests.matrix.records import name_of
from tests.matrix.table import the_table
from tests.network.given import mizuno
from tests.walls.rows import related
from tests.walls.scopes import two_bodies

pytestmark = pytest.mark.django_db
SHARED = [
    operation
    for operation in operations()
    for row in the_table().of(str(operation))
    if (row.place, row.record) == ("path", "experts.expert")
    and len(operation.parameters) == 1
    and row.covers("shared")
    and row.answer("coordinator") == "403"
]
REFUSED = [
    pytest.param(operation, row.record, id=f"{operation} {row.record}")
    for operation in operations()
    for row in the_table().of(str(operation))
    if row.place == "path"
    and len(operation.parameters) == 1
    and row.covers("other")
    and row.answer("network_office") == "403"
]


@pytest.fixture(scope="module")
def own(django_db_setup: None, django_db_blocker: Any) -> Iterator[Organisation]:
    with django_db_blocker.unblock(), two_bodies() as body:
        yield body


@pytest.mark.parametrize(("operation", "kind"), REFUSED)
def test_a_form_for_another_bodys_record_is_not_opened(operation: Operation, kind: str, own):
    record = related(apps.get_model(kind), own)
    assert record is not None
    client = Client()
    client.force_login(mizuno())

    address = operation.address({operation.parameters[0]: name_of(record)})

    assert client.generic(operation.method, address).status_code == 403


@pytest.mark.parametrize("operation", SHARED, ids=str)
def test_a_form_for_a_card_that_was_only_shared_is_not_opened(operation: Operation, own):
    card = make.expert(of=make.other_organisation())
    make.shared(card, to=own)
    client = Client()
    client.force_login(make.coordinator("reader", of=own))

    address = operation.address({operation.parameters[0]: card.public_id})

    assert client.generic(operation.method, address).status_code == 403
