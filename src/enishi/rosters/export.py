"""The registers as a roster: with an ID column, so that it comes back without a change."""

import tempfile
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.files.models import StoredFile
from enishi.files.transitions import keep
from enishi.logbook.seen import note as note_seen
from enishi.people.models import Organisation, User
from enishi.rosters.kinds import REGISTERS
from enishi.rosters.queries import register_of
from enishi.sheets import Column, Kind, Sheet, catalogue, write_delimited, write_workbook
from enishi.sheets.cards.written import padded

# Under which kind of record a register's rows are kept in the log of what was read.
RECORDS = {
    Kind.EXPERTS: "experts.expert",
    Kind.COMPANIES: "companies.company",
    Kind.NEEDS: "cycle.need",
    Kind.PROSPECTS: "cycle.prospect",
}


def write_out(body: Organisation, kind: Kind, path: Path) -> int:
    """Write all live records of a kind to .xlsx or .csv; return how many there are."""
    register = REGISTERS[kind]
    known = [one for one in register_of(body, kind) if not one.is_ended]
    note_seen(RECORDS[kind], [one.public_id for one in known])
    headings = register.headings([one.values for one in known])
    rows = [padded(register.cells(str(one.public_id), one.values), len(headings)) for one in known]
    columns = tuple(Column(heading, 14) for heading in headings)
    sheet = Sheet(catalogue(kind).label.ja, columns, rows)
    if path.suffix.lower() == ".csv":
        write_delimited(path, sheet)
    else:
        write_workbook(path, [sheet])
    return len(rows)


def hand_out(body: Organisation, kind: str, *, by: User) -> StoredFile:
    """Write a register out and keep the workbook for the person who asked."""
    label = catalogue(Kind(kind)).label.ja
    day = f"{timezone.localdate():%Y%m%d}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "register.xlsx")
        write_out(body, Kind(kind), path)
        name = _("%(what)s_%(day)s.xlsx") % {"what": label, "day": day}
        return keep(path.read_bytes(), name=name, organisation=body, by=by)
