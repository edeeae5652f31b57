from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.experts.models import Expert
from enishi.experts.transitions.hold import hold
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User
from enishi.people.standing import works_for
from enishi.rights.models import Right, RightsCase

# The law says 遅滞なく; two weeks is what we promise.
ANSWERED_WITHIN = timedelta(days=14)


@transaction.atomic
def ask_right(
    expert: Expert, *, right: Right, words: str = "", identified: str = "", on: date, by: User
) -> RightsCase:
    """Open a case: the person asked at his own page, or his body heard it and knew him."""
    himself = expert.account_id == by.pk
    if not himself and not works_for(by, expert.organisation):
        raise NotYours(_("申し出を受けられるのは、ご本人と登録団体だけです。"))
    if not himself and not identified.strip():
        raise Refused(_("ご本人であることを、どう確かめたかを書いてください。"))
    # What is given to others and what he asks follow each other.
    expert = hold(expert)
    if expert.rights_cases.open().filter(right=right).exists():
        raise Refused(_("同じ申し出を、もう受けています。お返事をお待ちください。"))
    case = RightsCase(
        organisation=expert.organisation,
        expert=expert,
        right=right,
        words=words,
        identified=identified or _("ご本人の画面から"),
        asked_on=on,
        due_on=on + ANSWERED_WITHIN,
    )
    case.full_clean()
    case.save()
    record("asked", case, by=by, within=case.organisation, fields=["right"])
    return case
