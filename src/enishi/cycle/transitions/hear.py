from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from enishi.companies.models import Company
from enishi.cycle.models import Need, NeedCategory, NeedRevision, Origin, Visit
from enishi.cycle.transitions.employ import permit_for
from enishi.cycle.transitions.visit import fulfil, visit
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for

NEED_FIELDS = (
    "title", "said", "assessed", "background", "tried", "expected", "timing", "budget", "online",
    "wished_engagement", "conditions", "wants", "heard_on",
)  # fmt: skip


@transaction.atomic
def hear(
    company: Company,
    *,
    values: Mapping[str, Any],
    categories: Iterable[str] = (),
    origin: Origin,
    on: date,
    by: User,
) -> Need:
    """Register a need under the body's next number: heard in a visit, or read in a roster."""
    if not works_for(by, company.organisation):
        raise NotYours(_("ほかの団体が担当する企業のニーズは、登録できません。"))
    heard_on = values.get("heard_on")
    if heard_on and heard_on > on:
        raise Refused(_("聞いた日が、きょうより先の日付です。お確かめください。"))
    if origin == Origin.HEARING and not heard_on:
        raise Refused(_("訪問で聞いたニーズには、訪問した日を入れてください。"))
    permit_for(values.get("wished_engagement", ""), within=company.organisation)
    need = Need(
        organisation=company.organisation,
        number=next_number(company.organisation),
        company=company,
        origin=origin,
        visit=visit_of(company, heard_on, by=by) if origin == Origin.HEARING and heard_on else None,
        owner=by,
        registered_on=on,
        **values,
    )
    need.full_clean()
    need.save()
    write_categories(need, categories)
    keep_revision(need, by=by)
    record("heard", need, by=by, within=need.organisation, fields=values)
    return need


def next_number(organisation: Organisation) -> int:
    """The next number of the body; its row is locked so that two needs never share one."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    last = Need.objects.filter(organisation=organisation).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def visit_of(company: Company, day: date, *, by: User) -> Visit:
    """The visit made to the company on that day; noted now when nobody has noted it yet."""
    made = company.visits.filter(visited_on=day, undone_at=None).first()
    planned = company.visits.filter(planned_on=day, visited_on=None, undone_at=None).first()
    if made is None and planned is not None:
        return fulfil(planned, on=day, by=by)
    return made or visit(company, visited_on=day, by=by)


def write_categories(need: Need, slugs: Iterable[str]) -> bool:
    """Set the categories that a person confirmed; say whether they changed."""
    wanted, before = list(dict.fromkeys(slugs)), [c.category for c in need.categories.all()]
    if wanted == before:
        return False
    need.categories.all().delete()
    NeedCategory.objects.bulk_create(NeedCategory(need=need, category=slug) for slug in wanted)
    return True


def keep_revision(need: Need, *, by: User) -> None:
    """Keep how the need stands at this version."""
    values = {name: getattr(need, name) for name in NEED_FIELDS}
    values["heard_on"] = need.heard_on.isoformat() if need.heard_on else None
    values["categories"] = [c.category for c in need.categories.all()]
    NeedRevision.objects.create(
        need=need, version=need.version, values=values, written_by=by.public_id
    )
