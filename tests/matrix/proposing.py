"""What the table lacks, as it would have to be written: a person reads it before he adds it."""

import csv
import io
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from tests.matrix.asking import Asked, ask
from tests.matrix.operations import Operation
from tests.matrix.records import RECIPES, name_of
from tests.matrix.table import ANSWERS, COLUMNS, GROUPS
from tests.matrix.world import World

if TYPE_CHECKING:
    from tests.matrix.people import Actor

# Asked for a proposal; the others are answered as one of these, or the table's own test says no.
ALIKE = {"coordinator": GROUPS["body"][1:], "anonymous": ("applicant", "disabled", "unproven")}
EXEMPLARY = (
    *("coordinator", "network_office", "expert", "company", "funder", "former", "anonymous"),
)
SAID = (
    "has no row. These are today's answers. Judge each one: is this what the role should be "
    "answered? Then add what is right to docs/authorization.csv"
)

SAY_OF = "Say in docs/authorization.csv who may send one of which record; usually"


def proposed(operation: Operation, world: World, parameters: list[str]) -> list[str]:
    """One remark for each parameter without rows, with rows that say what is answered today."""
    return [remark(operation, world, name) for name in parameters]


def remark(operation: Operation, world: World, name: str) -> str:
    """Say what is missing and what would fit today."""
    if not name:
        answers = {role: {"": asked(operation, world, actor, {}).answer}
                   for role, actor in world.actors.items()}  # fmt: skip
        return f"{operation} {SAID}:\n{lines(operation, '', '', answers)}"
    kind = kind_of(operation, world, name)
    if kind is None:
        return (
            f"{operation}: no record of the world answers to “{name}”. Give its kind a line in "
            f"tests/matrix/records.py, or write =value in the column of records if it is no id."
        )
    answers = {
        role: verdicts(operation, world, world.actors[role], name=name, kind=kind)
        for role in EXEMPLARY
    }
    return f"{operation} {SAID}:\n{lines(operation, f'path {name}', kind, answers)}"


def takes_an_id(operation: Operation, name: str, kind: str) -> str:
    """Say that an id is typed or hidden in a form, and how its rows usually look."""
    place = "query" if operation.method == "GET" else "form"
    start = f"{operation},{place} {name},{kind}"
    rows = [f"{start},*,,,*,nobody"]
    if place == "form":
        # A record of the body he works for besides is not on offer while he writes as another.
        rows = [f"{start},second,,,*,nobody", f"{start},own,body,,*,nobody", *rows]
    missing = "" if kind in RECIPES else f" “{kind}” first needs a line in tests/matrix/records.py."
    return "\n".join([f"{operation}: “{name}” takes an id.{missing} {SAY_OF}:", *rows])


def kind_of(operation: Operation, world: World, name: str) -> str | None:
    """The kind of record whose id opens the door for its own body, or for whom it is about."""
    for role in ("coordinator", "expert", "company"):
        actor = world.actors[role]
        for kind in RECIPES:
            known = actor.records.get(kind)
            pk = name_of(known) if known else world.ids[kind].get("own", world.ids[kind]["other"])
            if asked(operation, world, actor, {name: pk}).answer == "allow":
                return kind
    return None


def asked(operation: Operation, world: World, actor: "Actor", path: dict[str, Any]) -> Asked:
    """Ask as a person, without anything typed."""
    return ask(world, actor, operation, path=path)


def verdicts(
    operation: Operation, world: World, actor: "Actor", *, name: str, kind: str
) -> dict[str, str]:
    """The answers, 404 where nobody could tell them from that for a nonexistent id."""
    said = {r: asked(operation, world, actor, {name: pk}) for r, pk in world.relations(kind, actor)}
    nothing = asked(operation, world, actor, {name: world.nonexistent(kind)})
    return {
        relation: "404" if one.answer == "allow" and one.looks_like(nothing) else one.answer
        for relation, one in said.items()
    }


def lines(
    operation: Operation, parameter: str, kind: str, answers: dict[str, dict[str, str]]
) -> str:
    """Rows of the table that say these answers, relations with the same answers together."""
    alike: dict[tuple[tuple[str, ...], ...], list[str]] = defaultdict(list)
    for relation in dict.fromkeys(r for said in answers.values() for r in said):
        columns = tuple(
            grouped([role for role, said in answers.items() if said.get(relation) == answer])
            for answer in ANSWERS
        )
        alike[columns].append(relation)
    written = io.StringIO()
    table = csv.DictWriter(written, COLUMNS, lineterminator="\n")
    for columns, relations in alike.items():
        row = {"operation": str(operation), "parameter": parameter, "record": kind}
        said = {a: " ".join(named) for a, named in zip(ANSWERS, columns, strict=True)}
        table.writerow(row | {"relation": " ".join(relations)} | said)
    return written.getvalue().rstrip()


def grouped(roles: list[str]) -> tuple[str, ...]:
    """The roles, groups by their names; who was not asked is taken to be answered alike."""
    named, left = [], [*roles]
    for role, others in ALIKE.items():
        left += [other for other in others if role in roles and other not in roles]
    for group in ("staff", "body", "nobody"):
        if set(GROUPS[group]) <= set(left):
            named.append(group)
            left = [role for role in left if role not in GROUPS[group]]
    return (*named, *left)
