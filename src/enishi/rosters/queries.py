from collections.abc import Mapping
from uuid import UUID

from enishi.people.models import Organisation
from enishi.rosters.kinds import REGISTERS
from enishi.rosters.models import ColumnMemory, IntakeRow
from enishi.rosters.plan import Outcome
from enishi.rosters.register import Known
from enishi.sheets import Kind


def remembered(body: Organisation, kind: Kind) -> dict[str, str | None]:
    """What a body decided that the headings of such a roster mean; None: leave it unused."""
    rows = ColumnMemory.objects.filter(organisation=body, kind=kind)
    return {row.heading: row.meaning or None for row in rows}


def register_of(body: Organisation, kind: Kind) -> list[Known]:
    """The body's records of a kind, without those whose registration was taken back."""
    undone = set(
        IntakeRow.objects.filter(
            intake__organisation=body,
            intake__kind=kind,
            intake__taken_back_at__isnull=False,
            outcome=Outcome.NEW,
        ).values_list("subject", flat=True)
    )
    known = REGISTERS[kind].load(body)
    return [one for one in known if not (one.is_ended and one.public_id in undone)]


def rows_seen(body: Organisation, kind: Kind) -> Mapping[str, UUID]:
    """The rows that were last taken in for each record, by their fingerprints."""
    rows = IntakeRow.objects.filter(
        intake__organisation=body,
        intake__kind=kind,
        intake__written_at__isnull=False,
        intake__taken_back_at=None,
        subject__isnull=False,
    ).order_by("intake__written_at", "position")
    last = dict(rows.values_list("subject", "fingerprint").iterator(2000))
    return {fingerprint: subject for subject, fingerprint in last.items() if subject}
