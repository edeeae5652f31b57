from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from enishi.logbook.record import claim, record
from enishi.people.models import User
from enishi.rosters.kinds import REGISTERS
from enishi.rosters.models import Intake, IntakeRow
from enishi.rosters.plan import Outcome, Plan, PlannedRow, Said, shortened
from enishi.rosters.reading import Reading
from enishi.sheets import Kind

BATCH = 1000
SHOWN_LENGTH = 60


@transaction.atomic
def keep_reading(intake: Intake, *, reading: Reading, plan: Plan, by: User) -> None:
    """Keep how a roster was read and what would become of its rows, to be looked at."""
    claim(intake, read_at=intake.version)
    describe(intake, reading, plan)
    intake.digest = plan.digest
    intake.save()
    replace_rows(intake, plan, {})
    record("read", intake, by=by, within=intake.organisation)


def describe(intake: Intake, reading: Reading, plan: Plan) -> None:
    """Say on an intake how its file was read, and how many rows have which outcome."""
    intake.tables, intake.notices = reading.tables, reading.notices
    intake.read_at = timezone.now()
    intake.new_count, intake.changed_count = plan.count(Outcome.NEW), plan.count(Outcome.CHANGED)
    intake.same_count, intake.error_count = plan.count(Outcome.SAME), plan.count(Outcome.ERROR)


def replace_rows(intake: Intake, plan: Plan, wrote: dict[int, tuple[UUID, int]]) -> None:
    """Put the rows of a plan in place of earlier ones; `wrote` says what became of a position."""
    intake.rows.all().delete()
    rows = _rows(intake, plan.rows, wrote)
    # Some at a time: what a page tells of all of them is too much to hold at once.
    while some := list(islice(rows, BATCH)):
        IntakeRow.objects.bulk_create(some)


def _rows(
    intake: Intake, planned: Iterable[PlannedRow], wrote: dict[int, tuple[UUID, int]]
) -> Iterator[IntakeRow]:
    kind = Kind(intake.kind)
    labels = REGISTERS[kind].labels()
    for position, one in enumerate(planned):
        known = one.known.public_id if one.known else None
        subject, version = wrote.get(position, (known, None))
        # What was written stands in the register; here only what could not be written is told.
        is_over = intake.written_at and one.outcome != Outcome.ERROR
        yield IntakeRow(
            intake=intake,
            position=position,
            sheet=one.row.sheet[:100],
            number=one.row.number,
            outcome=one.outcome,
            name=one.row.name[:250],
            subject=subject,
            wrote=version,
            is_likely=bool(one.likely),
            told={} if is_over else told(one, kind, labels),
            fingerprint=one.row.fingerprint,
        )


def told(one: PlannedRow, kind: Kind, labels: Mapping[str, str]) -> dict[str, Any]:
    """What a page says of a row."""
    return {
        "differences": one.differences
        or (new_values(one, kind, labels) if one.outcome == Outcome.NEW else []),
        "errors": [_said(said) for said in one.errors],
        "notes": [_said(said) for said in one.notes],
        "likely": one.likely,
    }


def new_values(
    one: PlannedRow, kind: Kind, labels: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """What a new record would hold, each value shortened, so that one sees what goes where."""
    return [
        (label, "", shortened(REGISTERS[kind].told(name, one.given[name]), SHOWN_LENGTH))
        for name, label in labels.items()
        if one.given.get(name) not in (None, "", (), [])
    ]


def _said(said: Said) -> tuple[int, str, str]:
    return said.row, said.column, said.message
