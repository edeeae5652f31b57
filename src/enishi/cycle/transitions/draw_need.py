from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.cycle.models import Confidentiality, HearingSheet, Need, Origin, Visit
from enishi.cycle.transitions.hear import hear, keep_revision
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def draw_need(
    sheet: HearingSheet,
    *,
    values: Mapping[str, Any],
    categories: Iterable[str] = (),
    on: date,
    by: User,
) -> Need:
    """Make a need of what a sheet says; one sheet may give several."""
    heard_on = sheet.visit.visited_on
    if heard_on is None:
        raise Refused(_("まだ訪問が記録されていません。先に「訪問を記録する」を押してください。"))
    for name, level in sheet.confidentiality.items():
        kept = str(getattr(sheet, name, "")).strip()
        copied = kept and kept in str(values.get(name, ""))
        if level == Confidentiality.SEALED and copied:
            raise Refused(
                _("「%(field)s」は、ニーズに写さないお約束です。その文を消してください。")
                % {"field": getattr(sheet._meta.get_field(name), "verbose_name", name)}
            )
    return hear(
        sheet.visit.company,
        values={**values, "heard_on": heard_on},
        categories=categories,
        origin=Origin.HEARING,
        on=on,
        by=by,
    )


@transaction.atomic
def hear_out(need: Need, *, made: Visit, by: User) -> Need:
    """A need that was known from a list is heard in a visit, and so may be deliberated."""
    if not works_for(by, need.organisation):
        raise NotYours(_("ほかの団体のニーズは、書きかえられません。"))
    if made.company_id != need.company_id or made.undone_at or made.visited_on is None:
        raise Refused(_("この企業への、記録ずみの訪問を選んでください。"))
    if need.visit_id:
        raise Refused(_("このニーズは、すでに訪問で聞いたことになっています。"))
    claim(need, read_at=need.version)
    need.visit, need.heard_on = made, made.visited_on
    need.full_clean()
    need.save()
    keep_revision(need, by=by)
    record("heard_out", need, by=by, within=need.organisation, fields=["visit", "heard_on"])
    return need
