from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.experts.models import Application, ApplicationState, Expert
from enishi.experts.transitions.card import Card
from enishi.experts.transitions.register import register_expert
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.logbook.revise import change
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def admit(application: Application, *, card: Card, read_at: int, at: datetime, by: User) -> Expert:
    """Take the person of a 仮登録 into the register, with the consents that he gave."""
    if not works_for(by, application.organisation):
        raise NotYours(_("ほかの団体に届いた登録です。"))
    if application.state != ApplicationState.WAITING:
        raise Refused(_("審査を待っている方だけを、登録できます。"))
    # What he told himself counts as confirmed by him on the day on which he sent it.
    sent_on = localtime(application.submitted_at).date() if application.submitted_at else None
    told = replace(card, person=dict(card.person) | {"confirmed_on": sent_on})
    expert = register_expert(application.organisation, card=told, on=localtime(at).date(), by=by)
    values = {
        "state": ApplicationState.REGISTERED,
        "decided_at": at,
        "decided_by": by,
        "expert": expert,
    }
    changed = change(application, values, read_at=read_at)
    application.consents.live().update(expert=expert)
    record("admitted", application, by=by, within=application.organisation, fields=changed)
    return expert
