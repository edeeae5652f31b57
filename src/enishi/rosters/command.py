"""A roster taken in from the command line, in one go and without a worker."""

from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from enishi.people.models import Organisation, User
from enishi.rosters.models import RosterKind
from enishi.rosters.plan import Outcome, Plan
from enishi.rosters.reading import plan_of, read
from enishi.rosters.transitions import hand_in, take_in
from enishi.rosters.transitions.take_in import alone_with
from enishi.sheets import Kind, Place, SheetFault
from enishi.sheets.refusals import refusal


def take_in_file(path: Path, *, kind: str, body: Organisation, by: User | None) -> dict[str, Any]:
    """Take a file in, in one transaction; without a person only say what it would do."""
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise SheetFault(refusal("missing"), Place(str(path))) from error
    except IsADirectoryError as error:
        raise SheetFault(refusal("folder"), Place(path.name)) from error
    except OSError as error:
        raise SheetFault(refusal("unreadable"), Place(path.name)) from error
    reading = read(content, path.name, kind=Kind(kind), body=body)
    if by is None:
        return told(plan_of(reading, kind=Kind(kind), body=body))
    with transaction.atomic():
        alone_with(body)
        plan = plan_of(reading, kind=Kind(kind), body=body)
        if plan.count(Outcome.NEW) + plan.count(Outcome.CHANGED):
            intake = hand_in(content, name=path.name, kind=RosterKind(kind), within=body, by=by)
            take_in(intake, reading=reading, plan=plan, on=timezone.localdate(), by=by)
    return told(plan)


def told(plan: Plan) -> dict[str, Any]:
    """The counts, and every error with its place."""
    return {
        "new": plan.count(Outcome.NEW),
        "changed": plan.count(Outcome.CHANGED),
        "same": plan.count(Outcome.SAME),
        "errors": [
            {
                "sheet": planned.row.sheet,
                "row": said.row,
                "column": said.column,
                "message": said.message,
            }
            for planned, said in plan.errors
        ],
    }
