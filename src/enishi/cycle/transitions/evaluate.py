from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.companies.models import CompanyContact
from enishi.cycle.models import Achieved, Evaluation, Manner, Match, Side, Wish
from enishi.cycle.transitions.recuse import refuse_outsiders
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User


@transaction.atomic
def evaluate(
    matched: Match,
    *,
    side: Side,
    achieved: Achieved,
    wish: Wish,
    words: str = "",
    manner: Manner,
    on: date,
    by: User,
) -> Evaluation:
    """評価: what one side says once the support is over; said again, it replaces the earlier."""
    own = speaks_for_company(by, matched)
    if not own:
        refuse_outsiders(matched.introduction.deliberation, by=by)
    elif side != Side.COMPANY:
        raise NotYours(_("新現役の方のアンケートは、書きこめません。"))
    if matched.undone_at or matched.ended_on is None:
        raise Refused(_("支援が終わってから、うかがいます。先に「支援を終える」を押してください。"))
    if on < matched.ended_on:
        raise Refused(_("うかがった日が、支援の終わった日より前です。お確かめください。"))
    for earlier in matched.evaluations.live().filter(side=side):
        claim(earlier, read_at=earlier.version)
        earlier.ended_at = timezone.now()
        earlier.save()
        record("corrected", earlier, by=by, within=matched.organisation, fields=["ended_at"])
    told = Evaluation(
        organisation=matched.organisation,
        match=matched,
        side=side,
        achieved=achieved,
        wish=wish,
        words=words,
        manner=manner,
        evaluated_on=on,
        noted_by=None if own else by,
    )
    told.full_clean()
    told.save()
    record("evaluated", told, by=by, within=matched.organisation, fields=["achieved", "wish"])
    return told


def speaks_for_company(user: User, matched: Match) -> bool:
    """Whether the person is a contact of the company that was supported."""
    mine = CompanyContact.objects.filter(account=user, ended_at=None)
    return mine.filter(company=matched.company_id).exists()
