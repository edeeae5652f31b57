from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.experts.models import Application, ApplicationState, Enquiry
from enishi.experts.models.application import UNFINISHED
from enishi.experts.transitions.submit import DAYS_TO_ANSWER
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.logbook.revise import change
from enishi.outbox.models import Letter
from enishi.outbox.transitions.stop import stop_letter
from enishi.people.models import User
from enishi.people.standing import works_for
from enishi.walls.inside import widened


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
def withdraw_questions(application: Application, *, by: User | None) -> None:
    """What was answered or is no longer asked does not go out any more."""
    asked = list(application.enquiries.filter(replied_at=None).values_list("question", flat=True))
    # The person himself has no part in the body's outbox.
    with widened(application.organisation):
        waiting = Letter.objects.select_for_update(of=("self",)).about(application).open()
        for letter in waiting.filter(sending_at=None):
            if any(question in letter.body for question in asked):
                stop_letter(letter, by=by)


@transaction.atomic
def reply(application: Application, *, text: str, at: datetime, by: User | None) -> Application:
    """Answer what was asked; the body has seven days again."""
    row = Application.objects.select_for_update().get(pk=application.pk)
    if row.state != ApplicationState.ASKED:
        raise Refused(_("お返事は、もう届いています。"))
    if by and not works_for(by, row.organisation):
        raise NotYours(_("ほかの団体の登録を、代わりに入力することはできません。"))
    withdraw_questions(row, by=by)
    Enquiry.objects.filter(application=row, replied_at=None).update(reply=text, replied_at=at)
    values: dict[str, Any] = {
        "state": ApplicationState.WAITING,
        "asked_at": None,
        "answer_by": localtime(at).date() + DAYS_TO_ANSWER,
        "typed_by": by or row.typed_by,
    }
    if row.unfinished:
        values["answers"] = {name: told for name, told in row.answers.items() if name != UNFINISHED}
    changed = change(row, values, read_at=row.version)
    record("replied", row, by=by or row, within=row.organisation, fields=changed)
    return row
