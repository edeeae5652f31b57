"""No address comes without a judgement: it has rows in the table."""

from tests.matrix.operations import operations
from tests.matrix.table import the_table

HOW = """
Say in docs/authorization.csv what each role is answered there. With a record in the address:
GET /x/<uuid:public_id>/,path public_id,room.model,own ended,body,,*,nobody
GET /x/<uuid:public_id>/,path public_id,room.model,other himself,,,*,nobody
and without one:
GET /x/,,,,staff,,*,nobody
docs/authorization.md tells the rest; `make authorization-matrix` proposes rows.
"""


def judged() -> set[str]:
    """The operations that have rows."""
    return {name for name in the_table().rows if not name.startswith("read ")}


def test_every_operation_is_judged():
    doors = {str(one) for one in operations()}

    assert sorted(doors - judged()) == [], HOW


def test_what_is_judged_is_there():
    doors = {str(one) for one in operations()}

    assert sorted(judged() - doors) == []
