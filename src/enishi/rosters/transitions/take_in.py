from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for
from enishi.rosters.kinds import REGISTERS
from enishi.rosters.models import Intake
from enishi.rosters.plan import Outcome, Plan
from enishi.rosters.reading import Reading
from enishi.rosters.transitions.keep_reading import describe, replace_rows
from enishi.sheets import Kind


@transaction.atomic
def take_in(intake: Intake, *, reading: Reading, plan: Plan, on: date, by: User) -> None:
    """Write the rows of a roster to the register: all that were looked at, or none.

    The plan is made in the same transaction, after `alone_with`.
    """
    if not works_for(by, intake.organisation):
        raise NotYours(_("ほかの団体の名簿は、取り込めません。"))
    if intake.written_at:
        raise Refused(_("この名簿は、もう取り込みました。"))
    if intake.digest and plan.digest != intake.digest:
        raise Refused(
            _(
                "見ていただいたあとで、登録の内容が変わりました。もう一度読みなおして、お確かめください。"
            )
        )
    claim(intake, read_at=intake.version)
    body, register = intake.organisation, REGISTERS[Kind(intake.kind)]
    changed = {
        one.known.public_id: (one.known.version, one.given)
        for one in plan.rows
        if one.outcome == Outcome.CHANGED and one.known
    }
    register.rewrite(changed, on, by)
    new = {n: one.given for n, one in enumerate(plan.rows) if one.outcome == Outcome.NEW}
    added = register.add(body, list(new.values()), on, by)
    wrote = {n: (subject, 1) for n, subject in zip(new, added.subjects, strict=True)} | {
        n: (one.known.public_id, one.known.version + 1)
        for n, one in enumerate(plan.rows)
        if one.outcome == Outcome.CHANGED and one.known
    }
    intake.written_at, intake.written_by = timezone.now(), by
    intake.along = [str(public_id) for public_id in added.along]
    describe(intake, reading, plan)
    intake.full_clean()
    intake.save()
    replace_rows(intake, plan, wrote)
    record("taken_in", intake, by=by, within=body)


def alone_with(body: Organisation) -> None:
    """Wait until nobody else takes a roster in or numbers a need; hold that until the end."""
    Organisation.objects.select_for_update().get(pk=body.pk)
