from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.experts.models import Expert
from enishi.experts.transitions.register import keep_revision
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours
from enishi.logbook.revise import change
from enishi.people.models import User


@transaction.atomic
def confirm_card(expert: Expert, *, on: date, by: User) -> Expert:
    """The person says that nothing has changed; saying so twice on one day is one saying."""
    if expert.account_id != by.pk:
        raise NotYours(_("「お変わりありません」と答えられるのは、ご本人だけです。"))
    if expert.confirmed_on == on:
        return expert
    changed = change(expert, {"confirmed_on": on}, read_at=expert.version)
    keep_revision(expert, by=by)
    record("confirmed", expert, by=by, within=expert.organisation, fields=changed)
    return expert
