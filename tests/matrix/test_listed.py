"""No address and no command comes without a judgement: it has rows in the table."""

from tests.matrix.commands import commands
from tests.matrix.operations import operations
from tests.matrix.table import the_table

HOW = """
Say in docs/authorization.csv what each role is answered there. With a record in the address:
GET /x/<uuid:public_id>/,path public_id,room.model,own ended,body,,*,nobody
GET /x/<uuid:public_id>/,path public_id,room.model,other himself,,,*,nobody
and without one:
GET /x/,,,,staff,,*,nobody
A command, and each argument that names a record, or =value for one that does not:
enishi x,argument --organisation,people.organisation,*,operator,,,
docs/authorization.md tells the rest; `make authorization-matrix` proposes rows.
"""


def doors() -> set[str]:
    """Every address with each of its methods, and every command."""
    return {str(one) for one in (*operations(), *commands())}


def judged() -> set[str]:
    """The operations that have rows."""
    return {name for name in the_table().rows if not name.startswith("read ")}


def test_every_operation_is_judged():
    assert sorted(doors() - judged()) == [], HOW


def test_what_is_judged_is_there():
    assert sorted(judged() - doors()) == []


def test_every_argument_of_a_command_into_which_a_name_could_be_typed_is_judged():
    unjudged = [
        f"{command} {argument}"
        for command in commands()
        for argument in command.typed
        if f"argument {argument}" not in the_table().parameters(str(command))
    ]

    assert unjudged == [], HOW
