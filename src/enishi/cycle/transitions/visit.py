from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.companies.models import Company
from enishi.cycle.models import Visit, VisitCompanion
from enishi.cycle.transitions.visit_day import noted_on, programme_on, refuse_before
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.logbook.revise import change
from enishi.people.models import User
from enishi.people.standing import works_for
from enishi.programmes.models import Area, Programme

VISIT_FIELDS = (
    "planned_on", "visited_on", "starts", "ends", "place", "present", "agenda", "insurance",
    "emergency_contact",
)  # fmt: skip


@transaction.atomic
def visit(
    company: Company,
    *,
    by: User,
    visited_on: date | None = None,
    planned_on: date | None = None,
    details: Mapping[str, Any] | None = None,
    companions: Iterable[User] = (),
    on: date | None = None,
) -> Visit:
    """Note a visit, made or planned; it keeps the programme and the area of its day."""
    if not works_for(by, company.organisation):
        raise NotYours(_("ほかの団体が担当する企業への訪問は、記録できません。"))
    programme = programme_on(visited_on or planned_on)
    refuse_before(company, visited_on)
    made = Visit(
        organisation=company.organisation,
        company=company,
        programme=programme,
        area=area_of(company, programme),
        coordinator=by,
        visited_on=visited_on,
        planned_on=planned_on,
        noted_on=noted_on(visited_on, today=on),
        **(details or {}),
    )
    made.full_clean()
    made.save()
    write_companions(made, companions)
    fields = ["visited_on" if visited_on else "planned_on", *(details or {})]
    record(
        "visited" if visited_on else "planned",
        made,
        by=by,
        within=company.organisation,
        fields=fields,
    )
    return made


@transaction.atomic
def fulfil(
    planned: Visit,
    *,
    on: date,
    by: User,
    details: Mapping[str, Any] | None = None,
    companions: Iterable[User] | None = None,
) -> Visit:
    """Note that a planned visit was made, on the day planned or on another one."""
    if not works_for(by, planned.organisation):
        raise NotYours(_("ほかの団体が担当する企業への訪問は、記録できません。"))
    claim(planned, read_at=planned.version)
    if planned.undone_at:
        raise Refused(_("この訪問は取り消されています。新しく記録してください。"))
    if planned.visited_on:
        raise Refused(_("この訪問は、すでに記録されています。日を直すときは「訪問を直す」から。"))
    refuse_before(planned.company, on)
    planned.noted_on = noted_on(on)
    planned.visited_on = on
    planned.programme = programme_on(on)
    planned.area = area_of(planned.company, planned.programme)
    for name, value in (details or {}).items():
        setattr(planned, name, value)
    planned.full_clean()
    planned.save()
    if companions is not None:
        write_companions(planned, companions)
    fields = ["visited_on", *(details or {})]
    record("visited", planned, by=by, within=planned.organisation, fields=fields)
    return planned


@transaction.atomic
def revise_visit(
    found: Visit,
    *,
    values: Mapping[str, Any],
    companions: Iterable[User],
    read_at: int,
    by: User,
) -> Visit:
    """Write a visit anew: another day, another hour, who goes along."""
    if not works_for(by, found.organisation):
        raise NotYours(_("ほかの団体の訪問は、書きかえられません。"))
    if found.undone_at:
        raise Refused(_("この訪問は取り消されています。新しく記録してください。"))
    made_on = values.get("visited_on", found.visited_on)
    day = made_on or values.get("planned_on", found.planned_on)
    if made_on != found.visited_on and found.needs.exists():
        raise Refused(
            _(
                "この訪問で聞いたニーズがあるため、訪問日は直せません。ニーズの担当者と相談してください。"
            )
        )
    refuse_before(found.company, made_on)
    programme = programme_on(day)
    beyond = {
        "noted_on": noted_on(made_on) if made_on != found.visited_on else found.noted_on,
        "programme": programme,
        "area": area_of(found.company, programme),
    }
    changed = change(found, dict(values) | beyond, read_at=read_at)
    if write_companions(found, companions):
        changed.append("companions")
    record("revised", found, by=by, within=found.organisation, fields=changed)
    return found


@transaction.atomic
def take_back_visit(found: Visit, *, by: User) -> None:
    """Take back a visit that was noted by mistake, or an appointment that fell through."""
    if not works_for(by, found.organisation):
        raise NotYours(_("ほかの団体の訪問は、取り消せません。"))
    if found.undone_at:
        raise Refused(_("この訪問は、すでに取り消されています。"))
    if found.needs.exists():
        raise Refused(_("この訪問で聞いたニーズがあるため、取り消せません。"))
    claim(found, read_at=found.version)
    found.undone_at = timezone.now()
    found.save()
    record("taken_back", found, by=by, within=found.organisation, fields=["undone_at"])


@transaction.atomic
def restore_visit(found: Visit, *, by: User) -> Visit:
    """Put a visit back that was taken back, with its sheet and its photos."""
    if not works_for(by, found.organisation):
        raise NotYours(_("ほかの団体の訪問は、書きかえられません。"))
    if not found.undone_at:
        raise Refused(_("この訪問は、取り消されていません。"))
    if found.visited_on and found.company.visits.made().filter(visited_on=found.visited_on):
        raise Refused(_("この企業には、同じ日の訪問が別に記録されています。もどせません。"))
    claim(found, read_at=found.version)
    found.undone_at = None
    found.full_clean()
    found.save()
    record("restored", found, by=by, within=found.organisation, fields=["undone_at"])
    return found


def area_of(company: Company, programme: Programme) -> Area | None:
    """The area of the programme in which the company lies, if the programme counts any there."""
    areas = programme.areas.all()
    return next((area for area in areas if company.prefecture in area.prefectures), None)


def write_companions(found: Visit, people: Iterable[User]) -> bool:
    """Set who goes along; say whether that changed."""
    wanted = list(dict.fromkeys(people))
    before = [one.user for one in found.companions.select_related("user")]
    if wanted == before:
        return False
    if any(not works_for(person, found.organisation) for person in wanted):
        raise Refused(_("同行できるのは、この団体の方だけです。ほかの方は「同席された方」へ。"))
    found.companions.all().delete()
    VisitCompanion.objects.bulk_create(VisitCompanion(visit=found, user=one) for one in wanted)
    return True
