"""A page for those who work for a body turns others away at its door, before it asks for anything.

That a page would find nothing to show to them is not enough: what it finds may change with it. The
authorisation matrix asks for the answers; here somebody else stands before the door itself.
"""

from typing import Any
from uuid import UUID

import pytest
from django.http import Http404
from django.test import RequestFactory

from enishi.people.standing import Standing
from tests.matrix.operations import Operation, operations, patterns
from tests.matrix.table import GROUPS, the_table

OUTSIDER = Standing(frozenset({"expert", "company"}), (), None)
NOBODY = UUID("00000000-0000-4000-8000-00000000dead")
STAFF = {*GROUPS["staff"], "funder"}
TURNED_AWAY = {"404", "sign-in"}
VIEWS = {route: pattern.callback for route, pattern, _ in reversed([*patterns()])}
OTHER_DOORS = {
    # They ask for the 推進室 themselves, in their first line.
    *("GET /network/weights/", "POST /network/weights/"),
    "GET /network/weights/<uuid:public_id>/",
    # The person himself comes through here too; the table asks it in his own name elsewhere.
    "POST /experts/profiles/<uuid:public_id>/approvals/",
}
# Nobody is answered there in the world of the matrix, which holds no record fit for it.
NEVER_FIT = {
    "GET /intakes/jobs/<uuid:public_id>/",
    "GET /network/agreements/<uuid:public_id>/edit/",
    "POST /network/agreements/<uuid:public_id>/edit/",
    "POST /network/agreements/<uuid:public_id>/undoings/",
    "GET /sittings/guests/<uuid:public_id>/",
    "POST /sittings/guests/<uuid:public_id>/attendances/",
    "POST /sittings/guests/<uuid:public_id>/opinions/",
    "POST /introductions/<uuid:public_id>/successors/",
    "POST /introductions/template/endings/",
}


def let_in(operation: Operation) -> set[str]:
    """The roles that are answered anything at all there, says the table."""
    return {
        role
        for row in the_table().of(str(operation))
        for role, answer in row.answers
        if answer not in TURNED_AWAY
    }


FOR_STAFF = [
    one
    for one in operations()
    if VIEWS[one.route].__module__.startswith("enishi.")
    and (set() < let_in(one) <= STAFF or str(one) in NEVER_FIT)
    and str(one) not in OTHER_DOORS
]


@pytest.mark.parametrize("operation", FOR_STAFF, ids=str)
def test_a_door_turns_an_outsider_away_before_the_page_is_asked(operation):
    request: Any = RequestFactory().generic(operation.method, "/")
    request.standing, request._dont_enforce_csrf_checks = OUTSIDER, True

    with pytest.raises(Http404) as refused:
        VIEWS[operation.route](request, **dict.fromkeys(operation.parameters, NOBODY))

    assert refused.traceback[-1].name == "guarded"
