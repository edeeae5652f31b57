from django.db import transaction
from django.utils import timezone

from enishi.files.transitions import keep
from enishi.logbook.record import record
from enishi.people.models import Organisation, User
from enishi.rosters.models import Intake, RosterKind
from enishi.rosters.transitions.ask import Step, ask_for


@transaction.atomic
def hand_in(
    content: bytes, *, name: str, kind: RosterKind, within: Organisation, by: User
) -> Intake:
    """Keep a roster that somebody hands in; nothing of it is written to the registers yet."""
    intake = Intake(
        organisation=within,
        kind=kind,
        file=keep(content, name=name, organisation=within, by=by),
        handed_in_by=by,
        handed_in_at=timezone.now(),
    )
    intake.full_clean()
    intake.save()
    record("handed_in", intake, by=by, within=within)
    return intake


@transaction.atomic
def hand_in_and_read(
    content: bytes, *, name: str, kind: RosterKind, within: Organisation, by: User
) -> Intake:
    """Keep a roster and have the worker read it."""
    intake = hand_in(content, name=name, kind=kind, within=within, by=by)
    ask_for(Step.READ, intake, by=by)
    return intake
