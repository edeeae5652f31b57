"""A roster taken in from the command line, in one go and without a worker."""

from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from enishi.people.models import Organisation, User
from enishi.rosters.models import RosterKind
from enishi.rosters.plan import Outcome, Plan
from enishi.rosters.reading import plan_of, read
from enishi.rosters.transitions import hand_in, keep_reading, take_in
from enishi.sheets import Kind, Place, SheetFault
from enishi.sheets.refusals import refusal


def take_in_file(
    path: Path, *, kind: str, body: Organisation, by: User | None
) -> dict[str, Any]:
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
    plan = plan_of(reading, kind=Kind(kind), body=body)
    if by is not None and plan.count(Outcome.NEW) + plan.count(Outcome.CHANGED):
        with transaction.atomic():
            intake = hand_in(
                content, name=path.name, kind=RosterKind(kind), within=body, by=by
            )
            keep_reading(intake, roster=reading.roster, plan=plan, by=by)
            plan = take_in(intake, reading=reading, on=timezone.localdate(), by=by)
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
