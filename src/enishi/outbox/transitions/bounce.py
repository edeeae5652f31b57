from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.models import Letter
from enishi.outbox.returned import Report
from enishi.people.models import User
from enishi.people.standing import works_for


def note_returned(reports: Iterable[Report], *, at: datetime) -> int:
    """Note what mail servers reported, as far as it is about letters of ours; return how many."""
    noted = 0
    for report in reports:
        letter = Letter.objects.filter(message_id=report.message_id, sent_at__isnull=False).first()
        if letter and not letter.bounced_at:
            note_bounce(letter, why=report.why, at=at, by=None)
            noted += 1
    return noted


@transaction.atomic
def note_bounce(letter: Letter, *, why: str, at: datetime, by: User | None) -> Letter:
    """届かなかった: what a mail server reported (`by=None`), or what came back by post."""
    if by and not works_for(by, letter.organisation):
        raise NotYours(_("ほかの団体の手紙です。"))
    row = Letter.objects.select_for_update().get(pk=letter.pk)
    if not row.sent_at:
        raise Refused(_("まだ送っていない手紙です。"))
    if row.bounced_at:
        return row
    claim(row, read_at=row.version)
    row.bounced_at, row.bounce = at, " ".join(why.split())[:300]
    row.save()
    record("bounced", row, by=by, within=row.organisation)
    return row
