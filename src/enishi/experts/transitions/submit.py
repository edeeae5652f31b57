from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.experts.models import (
    Application,
    ApplicationState,
    Consent,
    ConsentKind,
    ConsentManner,
    Scope,
)
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.logbook.revise import change
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for
from enishi.walls.inside import widened

DAYS_TO_ANSWER = timedelta(days=7)


@dataclass(frozen=True)
class Agreed:
    """One thing that a person agreed to, in the words that he was shown."""

    kind: str
    purpose: str
    recipients: str
    period: str


@transaction.atomic
def submit_application(
    application: Application, *, agreed: Iterable[Agreed], at: datetime, by: User | None
) -> Application:
    """Send a 仮登録 to the body, which answers within seven days; the consents are kept with it."""
    row = Application.objects.select_for_update().get(pk=application.pk)
    if row.state != ApplicationState.WRITING:
        raise Refused(_("この登録は、もう届いています。"))
    if by and not works_for(by, row.organisation):
        raise NotYours(_("ほかの団体の登録を、代わりに入力することはできません。"))
    values = {
        "state": ApplicationState.WAITING,
        "number": next_number(row.organisation),
        "submitted_at": at,
        "answer_by": localtime(at).date() + DAYS_TO_ANSWER,
        "typed_by": by or row.typed_by,
    }
    changed = change(row, values, read_at=row.version)
    Consent.objects.bulk_create(
        Consent(
            organisation=row.organisation,
            application=row,
            kind=one.kind,
            scope=Scope.NETWORK if one.kind == ConsentKind.SHARING else Scope.HOME,
            from_on=localtime(at).date(),
            purpose=one.purpose,
            recipients=one.recipients,
            period=one.period,
            manner=ConsentManner.TELEPHONE if by else ConsentManner.ONLINE,
            heard_by=by,
            given_at=at,
        )
        for one in agreed
    )
    record("submitted", row, by=by or row, within=row.organisation, fields=changed)
    return row


def next_number(organisation: Organisation) -> int:
    """The body's next number; its row is locked so that two people never share one."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    with widened(organisation):
        last = Application.objects.filter(organisation=organisation).aggregate(last=Max("number"))
    return (last["last"] or 0) + 1
