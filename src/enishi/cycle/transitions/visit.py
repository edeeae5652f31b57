from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.companies.models import Company
from enishi.cycle.models import Visit
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User
from enishi.people.standing import works_for
from enishi.programmes.models import Area, Programme


@transaction.atomic
def visit(
    company: Company,
    *,
    by: User,
    visited_on: date | None = None,
    planned_on: date | None = None,
) -> Visit:
    """Note a visit, made or planned; it keeps the programme and the area of its day."""
    if not works_for(by, company.organisation):
        raise NotYours(_("ほかの団体が担当する企業への訪問は、記録できません。"))
    day = visited_on or planned_on
    programme = Programme.objects.running_on(day).order_by("-starts_on").first() if day else None
    if programme is None:
        raise Refused(_("この日に行われている事業がありません。訪問日をお確かめください。"))
    made = Visit(
        organisation=company.organisation,
        company=company,
        programme=programme,
        area=area_of(company, programme),
        coordinator=by,
        visited_on=visited_on,
        planned_on=planned_on,
    )
    made.full_clean()
    made.save()
    record("visited" if visited_on else "planned", made, by=by, within=company.organisation)
    return made


@transaction.atomic
def fulfil(planned: Visit, *, on: date, by: User) -> Visit:
    """Note that a planned visit was made."""
    if not works_for(by, planned.organisation):
        raise NotYours(_("ほかの団体が担当する企業への訪問は、記録できません。"))
    claim(planned, read_at=planned.version)
    planned.visited_on = on
    planned.full_clean()
    planned.save()
    record("visited", planned, by=by, within=planned.organisation, fields=["visited_on"])
    return planned


def area_of(company: Company, programme: Programme) -> Area | None:
    """The area of the programme in which the company lies, if the programme counts any there."""
    areas = programme.areas.all()
    return next((area for area in areas if company.prefecture in area.prefectures), None)
