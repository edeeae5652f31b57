from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import HearingSheet, HearingSheetRevision, Visit
from enishi.cycle.transitions.merge import crossed, merged
from enishi.cycle.transitions.visit import visit as plan_visit
from enishi.logbook.record import claim, record
from enishi.logbook.refused import Conflict, NotYours, Refused
from enishi.logbook.revise import change
from enishi.people.models import User
from enishi.people.standing import works_for

TOLD_FIELDS = ("said", "background", "tried", "expected", "timing", "frequency", "budget")
SHEET_FIELDS = (
    *TOLD_FIELDS, "confidentiality", "assessed", "involvement", "fitting_person", "sales", "profit",
    "staff", "orders", "baseline_of", "next_on", "next_promise",
)  # fmt: skip


@transaction.atomic
def write_sheet(heard: Visit, *, values: Mapping[str, Any], read_at: int, by: User) -> HearingSheet:
    """Keep what a visit's sheet says; what somebody else wrote in other fields meanwhile stays."""
    if not works_for(by, heard.organisation):
        raise NotYours(_("ほかの団体の訪問の聞き取りは、書けません。"))
    # One after the other, so that two first savings never make two sheets.
    heard = Visit.objects.select_for_update(of=("self",)).get(pk=heard.pk)
    refuse_wrong_days(heard, values)
    sheet = HearingSheet.objects.filter(visit=heard).first()
    if sheet is None:
        # Under the name of its visit, so that a draft begun before it finds it.
        sheet = HearingSheet(
            public_id=heard.public_id, organisation=heard.organisation, visit=heard, **values
        )
        sheet.full_clean()
        sheet.save()
        fields = [name for name, value in values.items() if value not in ("", None, {})]
    else:
        fields = _write_over(sheet, values, read_at=read_at)
    keep_sheet_revision(sheet, by=by)
    record("wrote_down", sheet, by=by, within=heard.organisation, fields=fields)
    return sheet


def _write_over(sheet: HearingSheet, values: Mapping[str, Any], *, read_at: int) -> list[str]:
    if read_at != sheet.version:
        base, current = values_at(sheet, read_at), values_of(sheet)
        if crossed(values, base, current):
            raise Conflict(_("書いている間に、ほかの方がこの記録を保存しました。"), current=sheet)
        values = merged(values, base, current)
    return change(sheet, values, read_at=sheet.version)


def refuse_wrong_days(heard: Visit, values: Mapping[str, Any]) -> None:
    """Refuse a sheet of a visit that was taken back, and a promise before the visit itself."""
    if heard.undone_at:
        raise Refused(_("この訪問は取り消されています。新しく記録してください。"))
    day, next_on = heard.visited_on or heard.planned_on, values.get("next_on")
    if day and next_on and next_on <= day:
        raise Refused(_("次にうかがう日は、この訪問の日よりあとの日にしてください。"))


@transaction.atomic
def finish_hearing(sheet: HearingSheet, *, by: User) -> Visit | None:
    """Close the hearing; the next promise becomes a planned visit, which is returned."""
    heard = sheet.visit
    if not works_for(by, sheet.organisation):
        raise NotYours(_("ほかの団体の訪問の聞き取りは、書けません。"))
    if not heard.visited_on:
        raise Refused(_("まだ訪問が記録されていません。先に「訪問を記録する」を押してください。"))
    if not sheet.said.strip():
        raise Refused(_("「いま困っていること」が空欄のままです。ひとことでも書いてください。"))
    claim(sheet, read_at=sheet.version)
    sheet.finished_at = sheet.finished_at or timezone.now()
    sheet.save()
    keep_sheet_revision(sheet, by=by)
    record("finished", sheet, by=by, within=sheet.organisation, fields=["finished_at"])
    ahead = heard.company.visits.ahead()
    if sheet.next_on is None or ahead.filter(planned_on__gte=heard.visited_on).exists():
        return None
    details = {"agenda": sheet.next_promise, "place": heard.place}
    return plan_visit(heard.company, planned_on=sheet.next_on, details=details, by=by)


def values_of(sheet: HearingSheet) -> dict[str, Any]:
    """What the sheet says now, field by field."""
    return {name: getattr(sheet, name) for name in SHEET_FIELDS}


def values_at(sheet: HearingSheet, version: int) -> dict[str, Any]:
    """What the sheet said at a version; before the first one nothing."""
    kept = sheet.revisions.filter(version=version).first()
    if kept is None:
        blank = HearingSheet()
        return {name: getattr(blank, name) for name in SHEET_FIELDS}
    next_on = kept.values.get("next_on")
    values: dict[str, Any] = kept.values
    return values | {"next_on": date.fromisoformat(next_on) if next_on else None}


def keep_sheet_revision(sheet: HearingSheet, *, by: User) -> None:
    """Keep how the sheet stands at this version."""
    values = values_of(sheet) | {"next_on": sheet.next_on.isoformat() if sheet.next_on else None}
    HearingSheetRevision.objects.create(
        sheet=sheet, version=sheet.version, values=values, written_by=by.public_id
    )
