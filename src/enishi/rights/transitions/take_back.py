from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User
from enishi.people.standing import works_for
from enishi.rights.models import RightsCase


@transaction.atomic
def take_back_right(case: RightsCase, *, at: datetime, by: User) -> RightsCase:
    """The person wishes it no more, while nothing has been done of what he asked for."""
    if case.expert.account_id != by.pk and not works_for(by, case.organisation):
        raise NotYours(_("申し出を取りさげられるのは、ご本人と登録団体だけです。"))
    case = RightsCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if case.closed_on or case.checked_on:
        raise Refused(_("この申し出は、もう進んでいます。取りさげたいときは、お電話ください。"))
    if case.undone_at:
        raise Refused(_("この申し出は、もう取りさげてあります。"))
    claim(case, read_at=case.version)
    case.undone_at = at
    case.save(update_fields=["undone_at"])
    record("taken_back", case, by=by, within=case.organisation, fields=["undone_at"])
    return case
