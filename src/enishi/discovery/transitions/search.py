from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.cycle.models import Need
from enishi.cycle.transitions.hand_over import give
from enishi.discovery.models import Search, SearchOutcome
from enishi.discovery.transitions.channel import refuse_strangers
from enishi.logbook.record import record
from enishi.logbook.refused import Refused
from enishi.logbook.revise import change
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for


@transaction.atomic
def begin_search(need: Need, *, values: Mapping[str, Any], on: date, by: User) -> Search:
    """Nobody fits a need: somebody of the body looks for a person until a day."""
    body = need.organisation
    refuse_strangers(body, by)
    if need.closed_on:
        raise Refused(_("この案件は、もう終わっています。"))
    if need.searches.filter(closed_on=None).exists():
        raise Refused(_("この案件では、もう人をさがしています。"))
    if not works_for(values["owner"], body):
        raise Refused(_("担当者は、この団体の方から選んでください。"))
    if values["due_on"] < on:
        raise Refused(_("期限が、きょうより前になっています。"))
    search = Search(organisation=body, need=need, begun_on=on, **values)
    search.full_clean()
    search.save()
    record("search_begun", search, by=by, within=body, fields=values)
    return search


@transaction.atomic
def close_search(
    search: Search, *, outcome: SearchOutcome, note: str, on: date, by: User
) -> Search:
    """Somebody was found, or not."""
    refuse_strangers(search.organisation, by)
    if search.closed_on:
        raise Refused(_("この人さがしは、もう終わっています。"))
    values = {"closed_on": on, "outcome": outcome, "note": note}
    changed = change(search, values, read_at=search.version)
    record("search_closed", search, by=by, within=search.organisation, fields=changed)
    return search


def hand_over_searches(within: Organisation, *, person: User, to: User, by: User) -> dict[str, int]:
    """What a person looks for goes on in somebody else's hands."""
    mine = Search.objects.open().filter(organisation=within, owner=person)
    return {"searches": give(mine, "owner", to, within=within, by=by)}
