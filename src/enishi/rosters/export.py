"""The registers as a roster: with an ID column, so that it comes back without a change."""

from pathlib import Path

from enishi.people.models import Organisation
from enishi.rosters.kinds import REGISTERS
from enishi.rosters.queries import register_of
from enishi.sheets import Column, Kind, Sheet, catalogue, write_delimited, write_workbook
from enishi.sheets.cards.written import padded



def write_out(body: Organisation, kind: Kind, path: Path) -> int:
    """Write all live records of a kind to .xlsx or .csv; return how many there are."""
    register = REGISTERS[kind]
    known = [one for one in register_of(body, kind) if not one.is_ended]
    headings = register.headings([one.values for one in known])
    rows = [
        padded(register.cells(str(one.public_id), one.values), len(headings)) for one in known
    ]
    columns = tuple(Column(heading, 14) for heading in headings)
    sheet = Sheet(catalogue(kind).label.ja, columns, rows)
    if path.suffix.lower() == ".csv":
        write_delimited(path, sheet)
    else:
        write_workbook(path, [sheet])
    return len(rows)
