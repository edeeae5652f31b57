from datetime import date, timedelta
from typing import Any

from enishi.cycle.models import Outcome
from enishi.cycle.transitions import approach, note_prospect
from enishi.cycle.transitions.prospect import PROSPECT_FIELDS
from enishi.demonstration.loading.people import Bodies
from enishi.demonstration.prose import read


def load_prospects(bodies: Bodies, *, today: date) -> None:
    """Load the register of companies to visit, with the calls made so far."""
    for line in read("prospects")["line"]:
        load_line(line, bodies, today=today)


def load_line(line: dict[str, Any], bodies: Bodies, *, today: date) -> None:
    """Enter one company, and note each call on its day."""
    writer = bodies.writer_today(line["body"])
    prospect = note_prospect(
        bodies.organisations[line["body"]],
        values={name: line.get(name, "") for name in PROSPECT_FIELDS},
        on=today + timedelta(days=line["days"]),
        by=writer,
    )
    for call in line["calls"]:
        approach(
            prospect,
            outcome=Outcome(call["outcome"]),
            words=call["words"],
            again_on=today + timedelta(days=call["again"]) if call["again"] else None,
            on=today + timedelta(days=call["days"]),
            by=writer,
        )
