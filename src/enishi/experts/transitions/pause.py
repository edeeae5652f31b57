from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.experts.models import Expert, RegistrationState
from enishi.experts.transitions.register import keep_revision
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.logbook.revise import change
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def pause_expert(expert: Expert, *, until: date, on: date, by: User) -> Expert:
    """The person rests until a day; nobody asks him before it, and nothing else ends."""
    if not may_change(expert, by):
        raise NotYours(_("お休みを書きとめられるのは、ご本人と登録団体だけです。"))
    if expert.state != RegistrationState.REGISTERED:
        raise Refused(_("登録中の方だけが、お休みできます。"))
    if until <= on:
        raise Refused(_("お休みの期限は、きょうより後の日にしてください。"))
    return rest(expert, until=until, verb="paused", by=by)


@transaction.atomic
def unpause_expert(expert: Expert, *, by: User) -> Expert:
    """The person is back, earlier than he said."""
    if not may_change(expert, by):
        raise NotYours(_("お休みを終えられるのは、ご本人と登録団体だけです。"))
    if expert.paused_until is None:
        return expert
    return rest(expert, until=None, verb="unpaused", by=by)


@transaction.atomic
def rest(expert: Expert, *, until: date | None, verb: str, by: User) -> Expert:
    """Keep until when the person rests."""
    changed = change(expert, {"paused_until": until}, read_at=expert.version)
    keep_revision(expert, by=by)
    record(verb, expert, by=by, within=expert.organisation, fields=changed)
    return expert


def may_change(expert: Expert, by: User) -> bool:
    """The person himself, and whoever works for his home body."""
    return expert.account_id == by.pk or works_for(by, expert.organisation)
