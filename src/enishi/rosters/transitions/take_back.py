from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User
from enishi.people.standing import works_for
from enishi.rosters.kinds import REGISTERS
from enishi.rosters.models import Intake
from enishi.rosters.plan import Outcome
from enishi.sheets import Kind


@transaction.atomic
def take_back(intake: Intake, *, on: date, by: User) -> None:
    """Undo what a roster wrote; what somebody has worked on since stays, and is counted."""
    if not works_for(by, intake.organisation):
        raise NotYours(_("ほかの団体の取り込みは、取り消せません。"))
    if intake.written_at is None or intake.taken_back_at:
        raise Refused(_("この取り込みは、取り消すものがありません。"))
    claim(intake, read_at=intake.version)
    register = REGISTERS[Kind(intake.kind)]
    rows = intake.rows.filter(wrote__isnull=False, subject__isnull=False)
    wrote = {row.subject: row for row in rows if row.subject}
    new = [subject for subject, row in wrote.items() if row.outcome == Outcome.NEW]
    changed = {s: row.wrote or 0 for s, row in wrote.items() if row.outcome == Outcome.CHANGED}
    along = [UUID(public_id) for public_id in intake.along]
    done = [*register.end(new, along, on, by), *register.restore(changed, on, by)]
    # What a row wrote is told only as long as it stands.
    for start in range(0, len(done), 500):
        rows.filter(subject__in=done[start : start + 500]).update(wrote=None)
    intake.left_count = len(new) + len(changed) - len(done)
    intake.taken_back_at, intake.taken_back_by = timezone.now(), by
    intake.save()
    record("taken_back", intake, by=by, within=intake.organisation)
