from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from enishi.companies.models import Company
from enishi.cycle.models import HearingSheet, Visit
from enishi.cycle.transitions.visit import fulfil, visit
from enishi.cycle.transitions.write_sheet import values_of, write_sheet
from enishi.people.models import User


@transaction.atomic
def log_visit(
    company: Company,
    *,
    visited_on: date,
    details: Mapping[str, Any],
    companions: Iterable[User],
    promise: Mapping[str, Any],
    by: User,
    planned: Visit | None = None,
) -> Visit:
    """Note a visit that was made, planned or not, and what was promised at its end."""
    planned = planned or company.visits.ahead().filter(planned_on=visited_on).first()
    if planned:
        return log_planned(
            planned, visited_on=visited_on, details=details, companions=companions,
            promise=promise, by=by,
        )  # fmt: skip
    made = visit(company, visited_on=visited_on, details=details, companions=companions, by=by)
    keep_promise(made, promise, by=by)
    return made


@transaction.atomic
def log_planned(
    planned: Visit,
    *,
    visited_on: date,
    details: Mapping[str, Any],
    companions: Iterable[User],
    promise: Mapping[str, Any],
    by: User,
) -> Visit:
    """Note that a planned visit was made, and what was promised at its end."""
    made = fulfil(planned, on=visited_on, details=details, companions=companions, by=by)
    keep_promise(made, promise, by=by)
    return made


def keep_promise(made: Visit, promise: Mapping[str, Any], *, by: User) -> None:
    """Keep what was promised on the visit's sheet, beside what stands there already."""
    if not any(promise.values()):
        return
    sheet = HearingSheet.objects.filter(visit=made).first()
    stands = values_of(sheet or HearingSheet())
    read_at = sheet.version if sheet else 0
    write_sheet(made, values=stands | dict(promise), read_at=read_at, by=by)
