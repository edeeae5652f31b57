from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from enishi.cycle.models import Approach, Outcome, Prospect
from enishi.logbook.record import record_all
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for

BATCH = 1000


@dataclass(frozen=True)
class ListedProspect:
    """A company as a list names it, with the one call that the list tells of."""

    values: Mapping[str, Any]
    noted_on: date | None = None
    called_on: date | None = None
    outcome: str = ""
    words: str = ""
    again_on: date | None = None


@transaction.atomic
def note_prospects(
    organisation: Organisation, *, listed: Sequence[ListedProspect], on: date, by: User
) -> list[Prospect]:
    """Enter many companies in the register at once; who refused already is not called again."""
    if not works_for(by, organisation):
        raise NotYours(_("ほかの団体の訪問先台帳には、書きこめません。"))
    if any(day and day > on for one in listed for day in (one.noted_on, one.called_on)):
        raise Refused(_("台帳に、きょうより先の連絡の日があります。お確かめください。"))
    lines = [line_of(one, organisation, on=on, by=by) for one in listed]
    for line in lines:
        line.clean_fields(exclude=["organisation", "owner"])
    Prospect.objects.bulk_create(lines, batch_size=BATCH)
    calls = [
        Approach(
            organisation=organisation, prospect=line, on=one.called_on or on, by=by,
            outcome=one.outcome, words=one.words, again_on=one.again_on,
        )
        for line, one in zip(lines, listed, strict=True)
        if one.outcome
    ]  # fmt: skip
    for call in calls:
        call.clean_fields(exclude=["organisation", "prospect", "by"])
    Approach.objects.bulk_create(calls, batch_size=BATCH)
    record_all("noted", lines, by=by, within=organisation, fields=["name"])
    return lines


def line_of(one: ListedProspect, organisation: Organisation, *, on: date, by: User) -> Prospect:
    """The line of the register; it was there no later than the call of which the list tells."""
    called_on = one.called_on or on
    line = Prospect(
        organisation=organisation,
        owner=by,
        noted_on=min(one.noted_on or on, called_on),
        **one.values,
    )
    if one.outcome == Outcome.REFUSED:
        line.ended_on, line.ended_because = called_on, one.words.strip()[:200]
    return line


@transaction.atomic
def strike_prospects(
    organisation: Organisation, *, prospects: Sequence[Prospect], on: date, by: User
) -> None:
    """Take lines back that a list entered by mistake; the rows stay, and say why they ended."""
    if not works_for(by, organisation):
        raise NotYours(_("ほかの団体の訪問先台帳は、書きかえられません。"))
    mine = [one.pk for one in prospects if one.organisation_id == organisation.pk]
    because = _("名簿の取り込みを取り消しました。")
    rows = Prospect.objects.filter(pk__in=mine)
    rows.update(ended_on=on, ended_because=because, version=F("version") + 1)
    record_all("taken_back", prospects, by=by, within=organisation, fields=["ended_on"])
