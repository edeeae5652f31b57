from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.experts.models import Application, ApplicationState
from enishi.experts.transitions.enquire import withdraw_questions
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.logbook.revise import change
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def decline(
    application: Application, *, letter: str, read_at: int, at: datetime, by: User
) -> Application:
    """Decline with a letter in words of the body; the person reads it when he comes back."""
    if not works_for(by, application.organisation):
        raise NotYours(_("ほかの団体に届いた登録です。"))
    if application.state not in (ApplicationState.WAITING, ApplicationState.ASKED):
        raise Refused(_("届いていて、まだ決まっていない登録だけを、お見送りにできます。"))
    values = {
        "state": ApplicationState.DECLINED,
        "asked_at": None,
        "decided_at": at,
        "decided_by": by,
        "letter": letter,
    }
    withdraw_questions(application, by=by)
    changed = change(application, values, read_at=read_at)
    record("declined", application, by=by, within=application.organisation, fields=changed)
    return application
