from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.experts.models import Application, ApplicationState, Enquiry
from enishi.experts.transitions.submit import DAYS_TO_ANSWER
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.logbook.revise import change
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def enquire(
    application: Application, *, question: str, read_at: int, at: datetime, by: User
) -> Enquiry:
    """Ask the person something; he sees it when he comes back, and may change his answers."""
    if not works_for(by, application.organisation):
        raise NotYours(_("ほかの団体に届いた登録です。"))
    if application.state != ApplicationState.WAITING:
        raise Refused(_("審査を待っている方にだけ、おたずねできます。"))
    values = {"state": ApplicationState.ASKED, "asked_at": at}
    changed = change(application, values, read_at=read_at)
    enquiry = Enquiry.objects.create(
        application=application, question=question, asked_at=at, asked_by=by
    )
    record("asked", application, by=by, within=application.organisation, fields=changed)
    return enquiry


@transaction.atomic
def reply(application: Application, *, text: str, at: datetime, by: User | None) -> Application:
    """Answer what was asked; the body has seven days again."""
    row = Application.objects.select_for_update().get(pk=application.pk)
    if row.state != ApplicationState.ASKED:
        raise Refused(_("お返事は、もう届いています。"))
    if by and not works_for(by, row.organisation):
        raise NotYours(_("ほかの団体の登録を、代わりに入力することはできません。"))
    Enquiry.objects.filter(application=row, replied_at=None).update(reply=text, replied_at=at)
    values = {
        "state": ApplicationState.WAITING,
        "asked_at": None,
        "answer_by": localtime(at).date() + DAYS_TO_ANSWER,
        "typed_by": by or row.typed_by,
    }
    changed = change(row, values, read_at=row.version)
    record("replied", row, by=by or row, within=row.organisation, fields=changed)
    return row
