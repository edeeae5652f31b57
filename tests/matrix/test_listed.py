"""No address comes without a judgement: it has rows in the table, or it waits in the open list."""

from pathlib import Path

from tests.matrix.operations import operations
from tests.matrix.table import the_table

OPEN = Path("docs/authorization-open.txt")
# What waited when the list began; whoever judges an operation lowers this with it.
AT_MOST = 0
HOW = """
Say in docs/authorization.csv what each role is answered there. With a record in the address:
GET /x/<uuid:public_id>/,path public_id,room.model,own ended,body,,*,nobody
GET /x/<uuid:public_id>/,path public_id,room.model,other himself,,,*,nobody
and without one:
GET /x/,,,,staff,,*,nobody
docs/authorization.md tells the rest; `make authorization-matrix` proposes rows.
"""


def waiting() -> list[str]:
    """The operations that wait to be judged."""
    told = OPEN.read_text(encoding="utf-8").splitlines()
    return [line for line in told if line and not line.startswith("#")]


def judged() -> set[str]:
    """The operations that have rows."""
    return {name for name in the_table().rows if not name.startswith("read ")}


def test_every_operation_is_judged_or_waits_for_it():
    doors = {str(one) for one in operations()}

    assert sorted(doors - judged() - {*waiting()}) == [], HOW


def test_what_is_judged_or_waits_is_there():
    doors = {str(one) for one in operations()}

    assert sorted((judged() | {*waiting()}) - doors) == []


def test_nothing_waits_that_is_judged_and_the_list_only_shrinks():
    assert sorted({*waiting()} & judged()) == []
    assert len(waiting()) <= AT_MOST
