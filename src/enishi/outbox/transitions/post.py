from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.outbox.consequence import follow
from enishi.outbox.models import Letter, Manner
from enishi.outbox.transitions.release import refuse_unready
from enishi.people.models import User


@transaction.atomic
def note_posted(letter: Letter, *, on: date, read_at: int, by: User) -> Letter:
    """投函した: a printed letter was put into the box, or a FAX was sent, on a day."""
    refuse_unready(letter, by=by)
    if letter.manner == Manner.MAIL:
        raise Refused(_("メールは「送る」を押すと送られます。"))
    if letter.manner == Manner.POST and not letter.address:
        raise Refused(_("住所が入っていません。封筒に書いた住所を入れてください。"))
    if letter.manner == Manner.FAX and not letter.fax:
        raise Refused(_("FAX番号が入っていません。送った番号を入れてください。"))
    if on > timezone.localdate():
        raise Refused(_("これから先の日は選べません。投函した日を入れてください。"))
    claim(letter, read_at=read_at)
    at = timezone.make_aware(datetime.combine(on, time(12)))
    letter.released_at = letter.due_at = letter.sent_at = min(at, timezone.now())
    letter.released_by = by
    letter.full_clean()
    letter.save()
    record("posted", letter, by=by, within=letter.organisation)
    follow(letter.when_sent, letter)
    return letter
