from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User
from enishi.people.standing import works_for
from enishi.rights.models import Right, RightsCase


def opened(case: RightsCase, *, by: User) -> RightsCase:
    """Lock a case that is still open, for the people of its body."""
    if not works_for(by, case.organisation):
        raise NotYours(_("ほかの団体への申し出です。"))
    case = RightsCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if case.expert.account_id == by.pk:
        raise NotYours(_("ご自分の申し出には、ほかの担当の方がお返事します。"))
    if case.closed_on:
        raise Refused(_("この申し出には、もうお返事しています。"))
    if case.undone_at:
        raise Refused(_("この申し出は、ご本人が取りさげています。"))
    return case


@transaction.atomic
def check_case(
    case: RightsCase, *, withheld: Iterable[str], why: str, on: date, by: User
) -> RightsCase:
    """A person reads what will be disclosed, and says what the law lets us keep back, and why."""
    case = opened(case, by=by)
    parts = sorted(withheld)
    if parts and not why.strip():
        raise Refused(_("お見せしない部分があるときは、その理由を書いてください。"))
    claim(case, read_at=case.version)
    case.withheld, case.withheld_why = parts, why
    case.checked_on, case.checked_by = on, by
    case.full_clean()
    case.save()
    record("checked", case, by=by, within=case.organisation, fields=["withheld"])
    return case


@transaction.atomic
def close_case(case: RightsCase, *, answer: str, on: date, by: User) -> RightsCase:
    """お返事: say what was done; a disclosure goes out only after a person has read it."""
    case = opened(case, by=by)
    if case.right == Right.DISCLOSURE and not case.checked_on:
        raise Refused(_("お見せする前に、内容を確かめてください。"))
    if not answer.strip():
        raise Refused(_("どうお返事したかを書いてください。"))
    claim(case, read_at=case.version)
    case.answer, case.closed_on = answer, on
    case.save(update_fields=["answer", "closed_on"])
    record("answered", case, by=by, within=case.organisation, fields=["answer"])
    return case
